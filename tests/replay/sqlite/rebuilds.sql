-- A bakery: tables rebuilt as Prisma rebuilds them, and as people did before a column could be dropped.

CREATE TABLE "Baker" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE "Bread" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "title" TEXT NOT NULL,
    "grams" INTEGER NOT NULL DEFAULT 500,
    "price" DECIMAL NOT NULL,
    "sour" BOOLEAN NOT NULL DEFAULT false,
    "bakerId" TEXT,
    CONSTRAINT "Bread_bakerId_fkey" FOREIGN KEY ("bakerId") REFERENCES "Baker" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE TABLE "Sale" (
    "breadId" INTEGER NOT NULL,
    "day" DATETIME NOT NULL,
    "count" INTEGER NOT NULL,

    PRIMARY KEY ("breadId", "day"),
    CONSTRAINT "Sale_breadId_fkey" FOREIGN KEY ("breadId") REFERENCES "Bread" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE TABLE "_BreadToFlour" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,
    CONSTRAINT "_BreadToFlour_A_fkey" FOREIGN KEY ("A") REFERENCES "Bread" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "_BreadToFlour_B_fkey" FOREIGN KEY ("B") REFERENCES "Flour" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE TABLE "Flour" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "grain" TEXT NOT NULL);
CREATE UNIQUE INDEX "Baker_name_key" ON "Baker"("name");
CREATE INDEX "Bread_bakerId_idx" ON "Bread"("bakerId");
CREATE UNIQUE INDEX "_BreadToFlour_AB_unique" ON "_BreadToFlour"("A", "B");
CREATE INDEX "_BreadToFlour_B_index" ON "_BreadToFlour"("B");

-- Prisma's rebuild: the indexes go with the table, and what references it stays.
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Bread" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "title" TEXT NOT NULL,
    "grams" INTEGER NOT NULL DEFAULT 750,
    "price" DECIMAL NOT NULL,
    "bakerId" TEXT NOT NULL,
    CONSTRAINT "Bread_bakerId_fkey" FOREIGN KEY ("bakerId") REFERENCES "Baker" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Bread" ("bakerId", "grams", "id", "price", "title") SELECT "bakerId", "grams", "id", "price", "title" FROM "Bread";
DROP TABLE "Bread";
ALTER TABLE "new_Bread" RENAME TO "Bread";
CREATE INDEX "Bread_bakerId_idx" ON "Bread"("bakerId");
CREATE UNIQUE INDEX "Bread_title_key" ON "Bread"("title");
PRAGMA foreign_key_check;
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- Two at once, one referencing the other.
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Baker" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL
);
INSERT INTO "new_Baker" ("createdAt", "id", "name", "updatedAt") SELECT "createdAt", "id", "name", coalesce("createdAt", CURRENT_TIMESTAMP) AS "updatedAt" FROM "Baker";
DROP TABLE "Baker";
ALTER TABLE "new_Baker" RENAME TO "Baker";
CREATE UNIQUE INDEX "Baker_email_key" ON "Baker"("email");
CREATE TABLE "new_Sale" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "breadId" INTEGER NOT NULL,
    "day" DATETIME NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Sale_breadId_fkey" FOREIGN KEY ("breadId") REFERENCES "Bread" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
DROP TABLE "Sale";
ALTER TABLE "new_Sale" RENAME TO "Sale";
PRAGMA foreign_keys=ON;

-- Before 3.35 no column could be dropped: the old table steps aside, and takes the foreign keys to it along.
CREATE TABLE oven (id INTEGER PRIMARY KEY, heat INT, size INT);
CREATE TABLE batch (id INTEGER PRIMARY KEY, oven_id INT REFERENCES oven(id), baked_at TEXT);
ALTER TABLE oven RENAME TO oven_old;
CREATE TABLE oven (id INTEGER PRIMARY KEY, heat INT);
INSERT INTO oven SELECT id, heat FROM oven_old;
DROP TABLE oven_old;

-- Under the old rules they stay.
PRAGMA legacy_alter_table = ON;
CREATE TABLE tray (id INTEGER PRIMARY KEY, rows INT, columns INT);
CREATE TABLE roll (id INTEGER PRIMARY KEY, tray_id INT REFERENCES tray(id));
PRAGMA foreign_keys = OFF;
ALTER TABLE tray RENAME TO tray_old;
CREATE TABLE tray (id INTEGER PRIMARY KEY, rows INT);
DROP TABLE tray_old;
PRAGMA legacy_alter_table = OFF;
ALTER TABLE tray RENAME TO sheet;

-- A table that references itself.
CREATE TABLE "new_Step" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "after" INTEGER,
    CONSTRAINT "Step_after_fkey" FOREIGN KEY ("after") REFERENCES "new_Step" ("id") ON DELETE SET NULL ON UPDATE CASCADE);
ALTER TABLE "new_Step" RENAME TO "Step";
BEGIN TRANSACTION;
ALTER TABLE "Flour" ADD COLUMN "strength" REAL;
ALTER TABLE "Flour" ADD COLUMN "organic" BOOLEAN NOT NULL DEFAULT true;
ALTER TABLE "Flour" ADD COLUMN "millId" TEXT REFERENCES "Mill" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
COMMIT;
