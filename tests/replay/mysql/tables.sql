# A bakery: tables as MySQL writes them.
/*!40101 SET NAMES utf8mb4 */;
/*!50003 CREATE TABLE `oven` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT 'it''s "hot"' COMMENT 'what bakers say',
  `kind` enum('stone','deck','rack;','o''ven') DEFAULT 'deck',
  `days` set('mo','tu','we') NOT NULL DEFAULT 'mo',
  `is_hot` tinyint(1) NOT NULL DEFAULT '0',
  `degrees` smallint(5) unsigned zerofill DEFAULT NULL,
  `mass` decimal(10,3) DEFAULT '1.500',
  `ratio` double DEFAULT 0.5,
  `notes` text,
  `seen_at` timestamp NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  `made_at` datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  UNIQUE KEY `oven_name` (`name`),
  KEY (`kind`),
  KEY `kind_2` (`kind`, `is_hot`),
  KEY `by_notes` (`notes`(20), `name`(10) DESC) USING BTREE COMMENT 'half of it',
  FULLTEXT KEY `search` (`notes`)
) ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COMMENT='ovens; all of them' */;
-- Columns of every type.
CREATE TABLE IF NOT EXISTS bread (
  id SERIAL,
  code CHAR(8) NOT NULL,
  a TINYINT(4), b SMALLINT, c MEDIUMINT UNSIGNED, d INTEGER, e BIGINT(20), f BIT, g BIT(8) DEFAULT b'101',
  h FLOAT, i FLOAT(30), j REAL, k DOUBLE PRECISION, l NUMERIC, m DEC(5), n FIXED(7,2),
  o BOOL DEFAULT TRUE, p BOOLEAN NOT NULL DEFAULT false,
  q DATE, r TIME(2), s YEAR(4) DEFAULT 2020, t TIMESTAMP, u DATETIME DEFAULT NOW(),
  v TINYTEXT, w MEDIUMTEXT, x LONGTEXT, y TEXT(100), z TEXT(70000),
  aa TINYBLOB, ab BLOB, ac MEDIUMBLOB, ad LONGBLOB, ae BINARY(16), af VARBINARY(32),
  ag JSON, ah NATIONAL VARCHAR(5), ai CHARACTER VARYING(9), aj LONG VARCHAR,
  ak INT GENERATED ALWAYS AS (a + 1) VIRTUAL, al INT AS (a * 2) STORED,
  am VARCHAR(36) DEFAULT (uuid()), an INT CHECK (an > 0), ao POINT,
  CONSTRAINT named CHECK (b > 1),
  CHECK (d > 2)
);
--no space, but a line of its own
CREATE TABLE loaf LIKE oven;
CREATE TABLE loaf_two (LIKE bread);
CREATE TEMPORARY TABLE scratch (id INT);
ALTER TABLE scratch ADD x INT;
DROP TEMPORARY TABLE scratch;
CREATE OR REPLACE TABLE loaf (`2nd` INT, 3rd INT, id INT KEY, word VARCHAR(10) UNIQUE KEY, other INT UNIQUE);
CREATE TABLE `odd ``name` (`a b` INT, PRIMARY KEY USING BTREE (`a b`)) ROW_FORMAT=DYNAMIC;
INSERT INTO loaf (id, word) VALUES (1, 'a\';b'), (2, "c;--d");
CREATE TABLE parts (id INT NOT NULL, at DATE NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (YEAR(at)) (
  PARTITION p0 VALUES LESS THAN (2000), PARTITION p1 VALUES LESS THAN MAXVALUE);
