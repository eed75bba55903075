//! What every wing stands on; it knows no noun.

pub mod audit;
pub mod backup;
pub mod calendar;
pub mod change_log;
pub mod clock;
pub mod db;
pub mod files;
pub mod ground;
pub mod http;
pub mod ids;
pub mod jobs;
pub mod periods;
pub mod private;
pub mod randomness;
pub mod telemetry;
