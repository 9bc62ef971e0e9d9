//! The functions as SQL in one process, and on a cluster of processes.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod cluster;
mod functions;
mod orders;
