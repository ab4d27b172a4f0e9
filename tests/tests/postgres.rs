//! The throwaway PostgreSQL itself.

use throughline_tests::postgres::{catalog, cluster};

#[test]
fn a_new_database_holds_nothing() {
    let Some(cluster) = cluster("a_new_database_holds_nothing") else { return };
    assert_eq!(catalog::of_database(&mut cluster.database()), catalog::Catalog::new());
}

#[test]
fn the_catalog_tells_columns_keys_indexes_and_enums() -> Result<(), postgres::Error> {
    let Some(cluster) = cluster("the_catalog_tells_columns_keys_indexes_and_enums") else { return Ok(()) };
    let mut database = cluster.database();
    database.batch_execute(
        "CREATE TYPE mood AS ENUM ('calm', 'wild');
         CREATE TABLE beehive (id serial PRIMARY KEY, mood mood NOT NULL DEFAULT 'calm', opened timestamptz(3));
         CREATE TABLE frame (hive integer REFERENCES beehive ON DELETE CASCADE, at integer CHECK (at > 0), UNIQUE (hive, at));
         CREATE INDEX ON frame (at DESC) WHERE at > 5;",
    )?;
    let told: Vec<String> = catalog::of_database(&mut database).into_iter().collect();
    assert_eq!(
        told,
        [
            "check public.frame frame_at_check",
            "column public.beehive.id integer not null default nextval",
            "column public.beehive.mood mood not null default calm",
            "column public.beehive.opened timestamp(3) with time zone",
            "column public.frame.at integer",
            "column public.frame.hive integer",
            "enum public.mood (calm, wild)",
            "foreign key public.frame frame_hive_fkey (hive) references public.beehive (id) delete CASCADE update NO ACTION",
            "index public.frame frame_at_idx btree (at desc) where",
            "primary key public.beehive beehive_pkey (id)",
            "sequence public.beehive_id_seq",
            "unique public.frame frame_hive_at_key (hive, at)",
        ]
    );
    Ok(())
}
