//! Real Git: the hook put in and taken out, commits judged, and what stands in the way.

#[path = "git/checks.rs"]
mod checks;
#[path = "git/commits.rs"]
mod commits;
#[path = "git/histories.rs"]
mod histories;
#[path = "git/installation.rs"]
mod installation;
#[path = "git/obstacles.rs"]
mod obstacles;
#[path = "git/seed_library.rs"]
mod seed_library;
