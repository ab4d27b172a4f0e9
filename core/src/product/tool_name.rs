//! The migration tools that documents name.

/// A migration tool that a stack can name. Its record, with everything else about it, stands in `tools`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ToolName {
    /// Prisma.
    Prisma,
    /// Alembic (SQLAlchemy, SQLModel).
    Alembic,
    /// Django migrations.
    Django,
    /// TypeORM.
    TypeOrm,
    /// Sequelize.
    Sequelize,
    /// Rails migrations.
    Rails,
    /// golang-migrate.
    GolangMigrate,
    /// Goose.
    Goose,
    /// Drizzle.
    Drizzle,
    /// Diesel.
    Diesel,
    /// Flyway.
    Flyway,
    /// Mongoose.
    Mongoose,
    /// Plain SQL files.
    Sql,
}

/// Every migration tool, with how people write it and the languages that it serves.
const TOOLS: [(ToolName, &str, &[&str]); 13] = [
    (ToolName::Prisma, "Prisma", &["javascript", "typescript"]),
    (ToolName::Alembic, "Alembic", &["python"]),
    (ToolName::Django, "Django", &["python"]),
    (ToolName::TypeOrm, "TypeORM", &["javascript", "typescript"]),
    (ToolName::Sequelize, "Sequelize", &["javascript", "typescript"]),
    (ToolName::Rails, "Rails", &["ruby"]),
    (ToolName::GolangMigrate, "golang-migrate", &["go"]),
    (ToolName::Goose, "Goose", &["go"]),
    (ToolName::Drizzle, "Drizzle", &["javascript", "typescript"]),
    (ToolName::Diesel, "Diesel", &["rust"]),
    (ToolName::Flyway, "Flyway", &["java", "kotlin"]),
    (ToolName::Mongoose, "Mongoose", &["javascript", "typescript"]),
    (ToolName::Sql, "plain SQL", &[]),
];

impl ToolName {
    fn record(self) -> &'static (Self, &'static str, &'static [&'static str]) {
        TOOLS.iter().find(|(tool, ..)| *tool == self).expect("every tool has a record")
    }

    /// As people write it: `golang-migrate`.
    pub fn name(self) -> &'static str {
        self.record().1
    }

    /// Whether it serves a language, by its name in lower case; plain SQL serves every one.
    pub fn speaks(self, language: &str) -> bool {
        let languages = self.record().2;
        languages.is_empty() || languages.contains(&language)
    }
}
