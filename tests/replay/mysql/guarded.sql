-- A choir: statements that are made while they run, and guarded by the catalog.
CREATE TABLE singer (id INT PRIMARY KEY, name VARCHAR(50), voice VARCHAR(10), KEY by_name (name));
SET @there := (SELECT COUNT(*) FROM information_schema.columns
  WHERE table_schema = DATABASE() AND table_name = 'singer' AND column_name = 'age');
SET @sql := IF(@there = 0, 'ALTER TABLE singer ADD COLUMN age INT;', 'SELECT "it is there";');
PREPARE stmt FROM @sql;
EXECUTE stmt;
DEALLOCATE PREPARE stmt;
SET @there = (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'singer' AND column_name = 'age');
SET @sql = IF(@there > 0, 'SELECT 1', 'ALTER TABLE singer ADD COLUMN age TEXT');
PREPARE stmt FROM @sql;
EXECUTE stmt;
SET @dbname = DATABASE();
SET @tablename = "singer";
SET @columnname = "range_of";
SET @preparedStatement = (SELECT IF(
  (
    SELECT COUNT(*) FROM INFORMATION_SCHEMA.COLUMNS
    WHERE
      (table_name = @tablename)
      AND (table_schema = @dbname)
      AND (column_name = @columnname)
  ) > 0,
  "SELECT 1",
  CONCAT("ALTER TABLE ", @tablename, " ADD ", @columnname, " INT(11);")
));
PREPARE alterIfNotExists FROM @preparedStatement;
EXECUTE alterIfNotExists;
DEALLOCATE PREPARE alterIfNotExists;
SELECT COUNT(*) INTO @n FROM information_schema.statistics
  WHERE table_schema = DATABASE() AND table_name = 'singer' AND index_name = 'by_voice';
SET @s = IF(@n < 1, 'CREATE INDEX by_voice ON singer (voice)', 'DO 0');
PREPARE s FROM @s;
EXECUTE s;
SELECT IF(EXISTS(SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'singer' AND index_name = 'by_name'),
  'ALTER TABLE singer DROP INDEX by_name', 'DO 0') INTO @s;
PREPARE s FROM @s;
EXECUTE s;
SET @s = (SELECT IF(NOT EXISTS(SELECT * FROM information_schema.TABLES t WHERE t.table_schema = DATABASE() AND t.table_name = 'song' LIMIT 1),
  'CREATE TABLE song (id INT PRIMARY KEY, title VARCHAR(20))', 'DO 0'));
PREPARE s FROM @s;
EXECUTE s;
PREPARE s FROM 'ALTER TABLE song ADD composer VARCHAR(40) DEFAULT ''nobody''';
EXECUTE s;
SET @s = CONCAT('ALTER TABLE ', 'song', ' ADD KEY (composer)');
PREPARE s FROM @s;
EXECUTE s;
DELIMITER //
CREATE PROCEDURE add_column_once()
BEGIN
  IF NOT EXISTS (SELECT * FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name = 'song' AND column_name = 'bars') THEN
    ALTER TABLE song ADD COLUMN bars INT NOT NULL DEFAULT 4;
  ELSE
    ALTER TABLE song DROP COLUMN bars;
  END IF;
END //
CREATE PROCEDURE try_it()
BEGIN
  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
  ALTER TABLE song ADD COLUMN title INT;
  ALTER TABLE song ADD COLUMN tempo INT;
END //
CREATE PROCEDURE drop_key(IN table_in VARCHAR(64), IN key_in VARCHAR(64))
BEGIN
  DECLARE n INT DEFAULT 0;
  SELECT COUNT(*) INTO n FROM information_schema.statistics
    WHERE table_schema = DATABASE() AND table_name = table_in AND index_name = key_in;
  IF n > 0 THEN
    SET @drop_sql = CONCAT('ALTER TABLE `', table_in, '` DROP INDEX `', key_in, '`');
    PREPARE d FROM @drop_sql;
    EXECUTE d;
    DEALLOCATE PREPARE d;
  END IF;
END//
DELIMITER ;
CALL add_column_once();
CALL try_it();
CALL drop_key('song', 'composer');
CALL drop_key('song', 'nothing');
DROP PROCEDURE IF EXISTS add_column_once;
SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0;
CREATE TABLE part (id INT PRIMARY KEY, song_id INT, CONSTRAINT part_song FOREIGN KEY (song_id) REFERENCES score (id));
SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS;
-- refused: it is checked again
CREATE TABLE part_two (id INT PRIMARY KEY, song_id INT, CONSTRAINT part_two_song FOREIGN KEY (song_id) REFERENCES score (id));
