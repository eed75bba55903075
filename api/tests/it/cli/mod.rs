//! The program as it is called.

mod full_disk;
mod kills;
mod logins;
mod operating;
mod pipes;
mod readme;
