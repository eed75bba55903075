//! The program as it is called.

mod city;
mod full_disk;
mod kills;
mod logins;
mod operating;
mod pipes;
mod readme;
