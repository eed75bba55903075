//! What suggestions are taken and decided on with.

use crate::access::seal::Seal;
use crate::catalog::writing;

/// What suggestions are taken and decided on with.
#[derive(Clone, Debug)]
pub struct Tools {
    /// Database, clock and grammars, as drafts are written with them.
    pub writing: writing::Tools,
    /// Seals forms; the same on every node.
    pub seal: Seal,
}
