// A small project whose schema is ahead of its migrations.

const MIGRATION = `CREATE TYPE "Light" AS ENUM ('SUN', 'SHADE');

CREATE TABLE "Bed" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Bed_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Plant" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL DEFAULT 'nameless',
    "light" "Light" NOT NULL,
    "bedId" INTEGER NOT NULL,

    CONSTRAINT "Plant_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "Bed_name_key" ON "Bed"("name");

CREATE INDEX "Plant_bedId_idx" ON "Plant"("bedId");

ALTER TABLE "Plant" ADD CONSTRAINT "Plant_bedId_fkey" FOREIGN KEY ("bedId") REFERENCES "Bed"("id") ON DELETE CASCADE ON UPDATE CASCADE;
`;

/** The schema without what is ahead. */
export const SCHEMA = `datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

enum Light {
  SUN
  SHADE
}

model Bed {
  id     Int     @id @default(autoincrement())
  name   String  @unique
  plants Plant[]
}

model Plant {
  id    Int    @id @default(autoincrement())
  name  String @default("nameless")
  light Light
  bed   Bed    @relation(fields: [bedId], references: [id], onDelete: Cascade)
  bedId Int

  @@index([bedId])
}
`;

/** The files of the project. */
export const GARDEN = {
  "prisma/schema.prisma": SCHEMA.replace("  light Light\n", "  light Light\n  sown  DateTime?\n"),
  "prisma/migrations/migration_lock.toml": 'provider = "postgresql"\n',
  "prisma/migrations/20260301090000_beds/migration.sql": MIGRATION,
};
