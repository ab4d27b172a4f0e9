//! A throwaway PostgreSQL: one cluster for each test process, one database for each test.
//!
//! The server hangs on a pipe of the test process: however that ends, the pipe closes, the server stops and its
//! folder is removed.
//!
//! **Invariant: nothing but a Unix socket in a folder of its own is opened.**

pub mod catalog;

use std::io;
use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use postgres::{Client, Config, NoTls};

use crate::program::missing;

/// A running server.
#[derive(Debug)]
pub struct Cluster {
    folder: PathBuf,
    databases: AtomicU32,
    /// Its standard input is the pipe that the server hangs on.
    _server: Child,
}

/// Builds the cluster in `$1` with the programs of `$2`, runs it until standard input ends, and clears up.
const SERVE: &str = r#"
cd "$1" || exit 1
"$2/initdb" -D "$1/data" -A trust -U postgres -N --locale=C -E UTF8 >"$1/log" 2>&1 || { cat "$1/log" >&2; exit 1; }
"$2/postgres" -D "$1/data" -k "$1" -c listen_addresses= -c fsync=off -c full_page_writes=off \
    -c synchronous_commit=off -c max_connections=50 >"$1/log" 2>&1 </dev/null &
read -r _
kill -QUIT $!
wait
rm -rf "$1"
"#;

impl Cluster {
    /// A new, empty database and a connection to it.
    ///
    /// # Panics
    /// If the server refuses: then there is nothing to test against.
    #[allow(clippy::expect_used, reason = "a test helper fails the test")]
    pub fn database(&self) -> Database<'_> {
        let name = format!("test_{}", self.databases.fetch_add(1, Ordering::Relaxed));
        let mut admin = self.connect("postgres").expect("the server takes connections");
        admin.batch_execute(&format!("CREATE DATABASE {name}")).expect("the server makes a database");
        let client = self.connect(&name).expect("the server takes connections");
        Database { cluster: self, name, client }
    }

    fn connect(&self, database: &str) -> Result<Client, postgres::Error> {
        Config::new().host_path(&self.folder).user("postgres").dbname(database).connect(NoTls)
    }

    fn start() -> io::Result<Self> {
        let programs = programs().ok_or_else(|| io::Error::other("PostgreSQL is not installed"))?;
        let folder = tempfile::Builder::new().prefix("throughline-pg-").tempdir()?.keep();
        let mut serve = as_owner(&folder)?;
        serve.args(["-c", SERVE, "sh"]).arg(&folder).arg(&programs).stdin(Stdio::piped());
        let mut server = serve.spawn()?;
        let started = Instant::now();
        while !folder.join("data/postmaster.pid").exists() || Self::refuses(&folder) {
            if server.try_wait()?.is_some() || started.elapsed() > Duration::from_mins(1) {
                let log = std::fs::read_to_string(folder.join("log")).unwrap_or_default();
                return Err(io::Error::other(format!("PostgreSQL did not start: {log}")));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(Self { folder, databases: AtomicU32::new(0), _server: server })
    }

    fn refuses(folder: &Path) -> bool {
        Config::new().host_path(folder).user("postgres").dbname("postgres").connect(NoTls).is_err()
    }
}

/// A connection to a database that goes with it: a database is 8 MB of disk.
pub struct Database<'a> {
    cluster: &'a Cluster,
    name: String,
    client: Client,
}

impl Database<'_> {
    /// Drops all that was made in it: cheaper than another database.
    ///
    /// # Errors
    /// If the server refuses.
    pub fn empty(&mut self) -> Result<(), postgres::Error> {
        self.client.batch_execute(
            "DO $$ DECLARE it text; BEGIN
                 FOR it IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_|^information_schema$' LOOP
                     EXECUTE format('DROP SCHEMA %I CASCADE', it);
                 END LOOP;
                 CREATE SCHEMA public;
             END $$",
        )
    }
}

impl Deref for Database<'_> {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

impl DerefMut for Database<'_> {
    fn deref_mut(&mut self) -> &mut Client {
        &mut self.client
    }
}

impl Drop for Database<'_> {
    /// What cannot be dropped now goes with the cluster.
    fn drop(&mut self) {
        if let Ok(mut admin) = self.cluster.connect("postgres") {
            let _ = admin.batch_execute(&format!("DROP DATABASE {} WITH (FORCE)", self.name));
        }
    }
}

/// The cluster of this process; none, said aloud, where there is no PostgreSQL. Under CI that fails the test.
pub fn cluster(test: &str) -> Option<&'static Cluster> {
    static CLUSTER: OnceLock<Result<Cluster, String>> = OnceLock::new();
    match CLUSTER.get_or_init(|| Cluster::start().map_err(|error| error.to_string())) {
        Ok(cluster) => Some(cluster),
        Err(why) => {
            missing(test, why);
            None
        }
    }
}

/// The folder of `initdb` and `postgres`: the newest of Debian's, else that of `pg_config`.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok().into_iter().flatten().flatten();
    let newest = versions
        .filter_map(|version| Some((version.file_name().to_str()?.parse::<u32>().ok()?, version.path())))
        .max()
        .map(|(_, folder)| folder.join("bin"));
    newest.or_else(|| {
        let said = Command::new("pg_config").arg("--bindir").output().ok()?;
        Some(PathBuf::from(String::from_utf8(said.stdout).ok()?.trim()))
    })
}

/// A shell of the user who may run `initdb`, which refuses root: then `postgres`, who gets the folder.
fn as_owner(folder: &Path) -> io::Result<Command> {
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|said| said.stdout == b"0\n");
    if !is_root {
        return Ok(Command::new("sh"));
    }
    Command::new("chown").arg("postgres").arg(folder).status()?;
    let mut shell = Command::new("runuser");
    shell.args(["-u", "postgres", "--", "sh"]);
    Ok(shell)
}
