//! Whose turn it is: no host is asked twice at once, whichever entries and redirects lead there.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::OwnedMutexGuard;

use super::Pause;

/// What is known of a host: whether it has been asked already.
type Turn = Arc<tokio::sync::Mutex<bool>>;

/// The hosts that have been asked.
#[derive(Debug, Default)]
pub struct Turns(Mutex<HashMap<String, Turn>>);

impl Turns {
    /// Waits until a host may be asked; it is one's own turn until what this gives is dropped.
    pub async fn take(&self, host: &str, pause: &Pause) -> OwnedMutexGuard<bool> {
        let turn = Arc::clone(self.all().entry(host.to_owned()).or_default());
        let mut asked = turn.lock_owned().await;
        if *asked {
            pause.wait().await;
        }
        *asked = true;
        asked
    }

    /// Forgets hosts whose turn nobody has or waits for.
    pub fn tidy(&self) {
        self.all().retain(|_, turn| Arc::strong_count(turn) > 1);
    }

    fn all(&self) -> std::sync::MutexGuard<'_, HashMap<String, Turn>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
