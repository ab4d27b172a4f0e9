//! A throwaway MariaDB: one server for each test process, one database for each test.
//!
//! The server hangs on a pipe of the test process: however that ends, the pipe closes, the server stops and its
//! folder is removed. It is asked by its own client, whose `--force` goes on after an error and tells its line.
//!
//! **Invariant: nothing but a Unix socket in a folder of its own is opened.**

pub mod catalog;

use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use crate::program::missing;

/// A running server.
#[derive(Debug)]
pub struct Server {
    folder: PathBuf,
    databases: AtomicU32,
    /// Its standard input is the pipe that the server hangs on.
    _process: Child,
}

/// A database of a server.
#[derive(Debug)]
pub struct Database<'s> {
    server: &'s Server,
    name: String,
}

/// Builds the data folder in `$1`, runs the server until standard input ends, and clears up.
const SERVE: &str = r#"
cd "$1" || exit 1
mariadb-install-db --no-defaults --datadir="$1/data" --auth-root-authentication-method=normal --skip-test-db \
    --skip-name-resolve >"$1/log" 2>&1 || { cat "$1/log" >&2; exit 1; }
mariadbd --no-defaults --datadir="$1/data" --socket="$1/socket" --pid-file="$1/pid" --tmpdir="$1" --skip-networking \
    --innodb-flush-log-at-trx-commit=0 --innodb-buffer-pool-size=32M --sync-frm=0 \
    --character-set-server=utf8mb4 --event-scheduler=off >"$1/log" 2>&1 </dev/null &
read -r _
kill -KILL $!
wait
rm -rf "$1"
"#;

/// What ends a statement for the client, so that each may hold whatever it likes.
const DELIMITER: &str = "~~end~~";

impl Server {
    /// A new, empty database.
    ///
    /// # Panics
    /// If the server refuses: then there is nothing to test against.
    #[allow(clippy::expect_used, reason = "a test helper fails the test")]
    pub fn database(&self) -> Database<'_> {
        let name = format!("test_{}", self.databases.fetch_add(1, Ordering::Relaxed));
        let database = Database { server: self, name };
        database.renew().expect("the server makes a database");
        database
    }

    /// The client, of one database or of none.
    fn client(&self, database: Option<&str>) -> Command {
        let mut client = Command::new("mariadb");
        client.args(["--no-defaults", "-uroot", "--batch", "--skip-column-names", "--force", "--comments"]);
        client.args(["--default-character-set=utf8mb4", "--socket"]).arg(self.folder.join("socket"));
        client.args(database);
        client
    }

    fn start() -> io::Result<Self> {
        Command::new("mariadbd").arg("--version").output()?;
        let folder = tempfile::Builder::new().prefix("throughline-my-").tempdir()?.keep();
        let mut serve = as_owner(&folder)?;
        serve.args(["-c", SERVE, "sh"]).arg(&folder).stdin(Stdio::piped());
        let mut server = serve.spawn()?;
        let started = Instant::now();
        while !Self::answers(&folder) {
            if server.try_wait()?.is_some() || started.elapsed() > Duration::from_mins(1) {
                let log = std::fs::read_to_string(folder.join("log")).unwrap_or_default();
                return Err(io::Error::other(format!("MariaDB did not start: {log}")));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(Self { folder, databases: AtomicU32::new(0), _process: server })
    }

    fn answers(folder: &Path) -> bool {
        std::os::unix::net::UnixStream::connect(folder.join("socket")).is_ok()
    }
}

impl Database<'_> {
    /// Drops all there is in it.
    ///
    /// # Errors
    /// What the server says.
    pub fn renew(&self) -> Result<(), String> {
        let name = &self.name;
        let sql = format!("DROP DATABASE IF EXISTS {name}; CREATE DATABASE {name}");
        let said =
            self.server.client(None).args(["--execute", &sql]).output().map_err(|why| why.to_string())?;
        if said.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&said.stderr).into_owned()) }
    }

    /// Runs statements in one session; what the server says against some of them, by which they are.
    ///
    /// # Panics
    /// If the client cannot be run.
    #[allow(clippy::expect_used, reason = "a test helper fails the test")]
    pub fn run(&self, statements: &[&str]) -> BTreeMap<usize, String> {
        let mut script = format!("DELIMITER {DELIMITER}\n");
        let mut starts = BTreeMap::new();
        for (at, statement) in statements.iter().enumerate() {
            starts.insert(script.matches('\n').count() + 1, at);
            script.push_str(statement);
            script.push_str(&format!("\n{DELIMITER}\n"));
        }
        let mut client = self.server.client(Some(&self.name));
        client.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut client = client.spawn().expect("the client can be run");
        client.stdin.take().expect("it is piped").write_all(script.as_bytes()).expect("the client reads");
        let said = client.wait_with_output().expect("the client ends");
        let said = String::from_utf8_lossy(&said.stderr).into_owned();
        let line = |error: &str| error.split(" at line ").nth(1)?.split(':').next()?.parse::<usize>().ok();
        let errors = said.lines().filter(|line| line.starts_with("ERROR"));
        errors
            .map(|error| {
                let start = line(error).and_then(|line| starts.range(..=line).next_back());
                (start.map_or(usize::MAX, |(_, at)| *at), error.to_owned())
            })
            .collect()
    }

    /// The rows that a query gives, columns apart by tabs.
    ///
    /// # Panics
    /// If the server refuses the query.
    #[allow(clippy::expect_used, reason = "a test helper fails the test")]
    pub fn query(&self, sql: &str) -> Vec<Vec<String>> {
        let mut client = self.server.client(Some(&self.name));
        let said = client.args(["--raw", "--execute", sql]).output().expect("the client can be run");
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
        let text = String::from_utf8_lossy(&said.stdout).into_owned();
        text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
    }
}

/// The server of this process; none, said aloud, where there is no MariaDB. Under CI that fails the test.
pub fn server(test: &str) -> Option<&'static Server> {
    static SERVER: OnceLock<Result<Server, String>> = OnceLock::new();
    match SERVER.get_or_init(|| Server::start().map_err(|error| format!("MariaDB: {error}"))) {
        Ok(server) => Some(server),
        Err(why) => {
            missing(test, why);
            None
        }
    }
}

/// A shell of the user who may run the server, which refuses root: then `mysql`, who gets the folder.
fn as_owner(folder: &Path) -> io::Result<Command> {
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|said| said.stdout == b"0\n");
    if !is_root {
        return Ok(Command::new("sh"));
    }
    Command::new("chown").arg("mysql").arg(folder).status()?;
    let mut shell = Command::new("runuser");
    shell.args(["-u", "mysql", "--", "sh"]);
    Ok(shell)
}
