//! Technologies that a stack can name, each once, with what it is to a schema.

use super::super::ToolName;
use crate::dialect::Dialect;
use crate::ordered::Order;

/// A product or language that tech stacks name.
#[derive(Debug)]
pub(super) struct Technology {
    /// As people write it.
    pub(super) name: &'static str,
    /// Other spellings, and the name itself, in lower case.
    pub(super) spellings: &'static [&'static str],
    /// What it can be chosen for.
    pub(super) uses: &'static [Use],
}

/// What a technology can be chosen for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// It is a database.
    Database(Dialect),
    /// It hosts a database, this one where none is named beside it.
    Host(Dialect),
    /// It is a database that Throughline does not know.
    OtherDatabase,
    /// It maps objects or migrates schemas.
    Tool(ToolName),
    /// It is a language.
    Language(&'static str),
    /// It serves requests, written in this language.
    Framework(&'static str),
    /// It knows who a user is.
    Auth,
    /// It keeps files.
    Storage,
    /// It takes payments.
    Payments,
}

impl Use {
    /// The database itself, or the one that this hosts.
    pub(super) fn database(self) -> Option<Dialect> {
        if let Database(dialect) | Host(dialect) = self { Some(dialect) } else { None }
    }

    /// The tool.
    pub(super) fn tool(self) -> Option<ToolName> {
        if let Tool(tool) = self { Some(tool) } else { None }
    }

    /// The language, or the one that this framework is for.
    pub(super) fn language(self) -> Option<&'static str> {
        if let Language(language) | Framework(language) = self { Some(language) } else { None }
    }
}

use Use::{Auth, Database, Framework, Host, Language, OtherDatabase, Payments, Storage, Tool};

const fn is(name: &'static str, spellings: &'static [&'static str], uses: &'static [Use]) -> Technology {
    Technology { name, spellings, uses }
}

impl Technology {
    /// What `of` reads from the first of its uses that tells.
    pub(super) fn used<T>(&self, of: impl Fn(Use) -> Option<T>) -> Option<T> {
        self.uses.iter().find_map(|used| of(*used))
    }
}

/// Sorted by name, whatever the case.
#[rustfmt::skip]
pub(super) static TECHNOLOGIES: &[Technology] = &[
    is(".NET", &[".net", "asp.net", "asp.net core"], &[Framework("c#")]),
    is("Active Record", &["active record", "activerecord"], &[Tool(ToolName::Rails)]),
    is("Actix", &["actix", "actix web"], &[Framework("rust")]),
    is("Adyen", &["adyen"], &[Payments]),
    is("Alembic", &["alembic"], &[Tool(ToolName::Alembic)]),
    is("Amazon Aurora", &["amazon aurora", "aurora"], &[Host(Dialect::PostgreSql)]),
    is("Amazon Cognito", &["amazon cognito", "aws cognito", "cognito"], &[Auth]),
    is("Amazon RDS", &["amazon rds", "aws rds", "rds"], &[Host(Dialect::PostgreSql)]),
    is("Amazon S3", &["amazon s3", "aws s3", "s3"], &[Storage]),
    is("Auth.js", &["auth.js", "authjs", "next-auth", "nextauth", "nextauth.js"], &[Auth]),
    is("Auth0", &["auth0"], &[Auth]),
    is("Axum", &["axum"], &[Framework("rust")]),
    is("Azure Blob Storage", &["azure blob", "azure blob storage"], &[Storage]),
    is("Azure SQL", &["azure sql"], &[Database(Dialect::SqlServer)]),
    is("Backblaze B2", &["backblaze", "backblaze b2"], &[Storage]),
    is("Better Auth", &["better auth", "better-auth"], &[Auth]),
    is("Braintree", &["braintree"], &[Payments]),
    is("C#", &["c#"], &[Language("c#")]),
    is("Cassandra", &["cassandra"], &[OtherDatabase]),
    is("Clerk", &["clerk"], &[Auth]),
    is("ClickHouse", &["clickhouse"], &[OtherDatabase]),
    is("Cloudflare D1", &["cloudflare d1", "d1"], &[Host(Dialect::Sqlite)]),
    is("Cloudflare R2", &["cloudflare r2", "r2"], &[Storage]),
    is("Cloudinary", &["cloudinary"], &[Storage]),
    is("CockroachDB", &["cockroach", "cockroachdb"], &[Database(Dialect::CockroachDb)]),
    is("Couchbase", &["couchbase"], &[OtherDatabase]),
    is("CouchDB", &["couchdb"], &[OtherDatabase]),
    is("Devise", &["devise"], &[Auth]),
    is("Diesel", &["diesel"], &[Tool(ToolName::Diesel)]),
    is("Django", &["django", "django orm", "django rest framework"], &[Framework("python"), Tool(ToolName::Django)]),
    is("DocumentDB", &["documentdb"], &[Host(Dialect::MongoDb)]),
    is("Drizzle", &["drizzle", "drizzle orm", "drizzle-orm"], &[Tool(ToolName::Drizzle)]),
    is("DynamoDB", &["dynamodb"], &[OtherDatabase]),
    is("Elixir", &["elixir"], &[Language("elixir")]),
    is("Express", &["express", "express.js", "expressjs"], &[Framework("javascript")]),
    is("FastAPI", &["fastapi"], &[Framework("python")]),
    is("Fastify", &["fastify"], &[Framework("javascript")]),
    is("Firebase", &["firebase"], &[OtherDatabase, Auth]),
    is("Firebase Auth", &["firebase auth", "firebase authentication"], &[Auth]),
    is("Firebase Storage", &["firebase storage"], &[Storage]),
    is("Firestore", &["firestore"], &[OtherDatabase]),
    is("Flask", &["flask"], &[Framework("python")]),
    is("Flyway", &["flyway"], &[Tool(ToolName::Flyway)]),
    is("Gin", &["gin"], &[Framework("go")]),
    is("Go", &["go", "golang"], &[Language("go")]),
    is("golang-migrate", &["golang-migrate"], &[Tool(ToolName::GolangMigrate)]),
    is("Google Cloud Storage", &["gcs", "google cloud storage"], &[Storage]),
    is("Goose", &["goose"], &[Tool(ToolName::Goose)]),
    is("Hono", &["hono"], &[Framework("javascript")]),
    is("Java", &["java"], &[Language("java")]),
    is("JavaScript", &["javascript"], &[Language("javascript")]),
    is("JWT", &["json web tokens", "jwt"], &[Auth]),
    is("Keycloak", &["keycloak"], &[Auth]),
    is("Koa", &["koa"], &[Framework("javascript")]),
    is("Kotlin", &["kotlin"], &[Language("kotlin")]),
    is("Laravel", &["laravel"], &[Framework("php")]),
    is("Lemon Squeezy", &["lemon squeezy", "lemonsqueezy"], &[Payments]),
    is("libSQL", &["libsql"], &[Database(Dialect::Sqlite)]),
    is("Lucia", &["lucia"], &[Auth]),
    is("MariaDB", &["mariadb"], &[Database(Dialect::MySql)]),
    is("MinIO", &["minio"], &[Storage]),
    is("Mollie", &["mollie"], &[Payments]),
    is("MongoDB", &["mongo", "mongodb", "mongodb atlas"], &[Database(Dialect::MongoDb)]),
    is("Mongoose", &["mongoose"], &[Tool(ToolName::Mongoose)]),
    is("MySQL", &["mysql"], &[Database(Dialect::MySql)]),
    is("Neo4j", &["neo4j"], &[OtherDatabase]),
    is("Neon", &["neon"], &[Host(Dialect::PostgreSql)]),
    is("NestJS", &["nest.js", "nestjs"], &[Framework("typescript")]),
    is("Next.js", &["next.js", "nextjs"], &[Framework("typescript")]),
    is("Node.js", &["node", "node.js", "nodejs"], &[Language("javascript")]),
    is("Nuxt", &["nuxt", "nuxt.js"], &[Framework("typescript")]),
    is("Okta", &["okta"], &[Auth]),
    is("Oracle", &["oracle", "oracle database"], &[OtherDatabase]),
    is("Paddle", &["paddle"], &[Payments]),
    is("Passport", &["passport", "passport.js"], &[Auth]),
    is("PayPal", &["paypal"], &[Payments]),
    is("Phoenix", &["phoenix"], &[Framework("elixir")]),
    is("PHP", &["php"], &[Language("php")]),
    is("plain SQL", &["no orm", "plain sql", "raw sql", "sql migrations", "without an orm"], &[Tool(ToolName::Sql)]),
    is("PlanetScale", &["planetscale"], &[Host(Dialect::MySql)]),
    is("PostgreSQL", &["postgis", "postgres", "postgresql", "timescaledb"], &[Database(Dialect::PostgreSql)]),
    is("Prisma", &["prisma", "prisma orm"], &[Tool(ToolName::Prisma)]),
    is("Python", &["python"], &[Language("python")]),
    is("Rails", &["rails", "ruby on rails"], &[Framework("ruby"), Tool(ToolName::Rails)]),
    is("Razorpay", &["razorpay"], &[Payments]),
    is("Remix", &["remix"], &[Framework("typescript")]),
    is("Ruby", &["ruby"], &[Language("ruby")]),
    is("Rust", &["rust"], &[Language("rust")]),
    is("Sequelize", &["sequelize"], &[Tool(ToolName::Sequelize)]),
    is("Spring Boot", &["spring", "spring boot"], &[Framework("java")]),
    is("SQL Server", &["microsoft sql server", "mssql", "sql server"], &[Database(Dialect::SqlServer)]),
    is("SQLAlchemy", &["sqlalchemy"], &[Tool(ToolName::Alembic)]),
    is("SQLite", &["sqlite"], &[Database(Dialect::Sqlite)]),
    is("SQLModel", &["sqlmodel"], &[Tool(ToolName::Alembic)]),
    is("Stripe", &["stripe"], &[Payments]),
    is("Supabase", &["supabase"], &[Host(Dialect::PostgreSql), Auth, Storage]),
    is("Supabase Auth", &["supabase auth"], &[Auth]),
    is("Supabase Storage", &["supabase storage"], &[Storage]),
    is("SvelteKit", &["sveltekit"], &[Framework("typescript")]),
    is("Turso", &["turso"], &[Host(Dialect::Sqlite)]),
    is("TypeORM", &["typeorm"], &[Tool(ToolName::TypeOrm)]),
    is("TypeScript", &["typescript"], &[Language("typescript")]),
    is("UploadThing", &["uploadthing"], &[Storage]),
    is("Vercel Blob", &["vercel blob"], &[Storage]),
    is("Vercel Postgres", &["vercel postgres"], &[Host(Dialect::PostgreSql)]),
    is("WorkOS", &["workos"], &[Auth]),
];

/// Files that only one tool keeps, as project trees show them.
pub(super) const FILES: [(&str, ToolName); 7] = [
    (".sequelizerc", ToolName::Sequelize),
    ("alembic.ini", ToolName::Alembic),
    ("diesel.toml", ToolName::Diesel),
    ("drizzle.config", ToolName::Drizzle),
    ("manage.py", ToolName::Django),
    ("ormconfig", ToolName::TypeOrm),
    ("schema.prisma", ToolName::Prisma),
];

/// A technology that a text names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) technology: &'static Technology,
}

/// The technologies that a text in lower case names, in order; of names that overlap, the longest.
pub(super) fn mentions(lower: &str) -> alloc::vec::Vec<Mention> {
    let mut found = alloc::vec::Vec::new();
    for technology in TECHNOLOGIES {
        for spelling in technology.spellings {
            found.extend(whole_words(lower, spelling).map(|start| Mention {
                start,
                end: start + spelling.len(),
                technology,
            }));
        }
    }
    found.order_by_key(|mention| (mention.start, core::cmp::Reverse(mention.end)));
    let mut end = 0;
    found.retain(|mention| {
        let is_free = mention.start >= end;
        end = if is_free { mention.end } else { end };
        is_free
    });
    found
}

/// Where `words` stands in `text` as whole words.
pub(super) fn whole_words<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = usize> + 't {
    text.match_indices(words).map(|(at, _)| at).filter(move |at| {
        let before = text[..*at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        !before.is_some_and(|char| char.is_alphanumeric() || char == '-')
            && !after.is_some_and(|char| char.is_alphanumeric() || char == '-')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ordered::BTreeSet;

    #[test]
    fn technologies_are_sorted() {
        assert!(TECHNOLOGIES.is_sorted_by_key(|technology| technology.name.to_ascii_lowercase()));
    }

    #[test]
    fn a_spelling_means_one_technology() {
        let spellings: alloc::vec::Vec<_> =
            TECHNOLOGIES.iter().flat_map(|technology| technology.spellings).collect();
        assert_eq!(spellings.iter().collect::<BTreeSet<_>>().len(), spellings.len());
        assert!(spellings.iter().all(|spelling| spelling.to_ascii_lowercase() == **spelling));
    }

    #[test]
    fn the_longest_name_counts() {
        let names: alloc::vec::Vec<_> =
            mentions("supabase auth, postgres").iter().map(|mention| mention.technology.name).collect();
        assert_eq!(names, ["Supabase Auth", "PostgreSQL"]);
    }
}
