//! The functions as SQL in one process, and on a cluster of processes.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::print_stdout)]
// Cents stand behind the last underscore.
#![allow(clippy::inconsistent_digit_grouping)]

mod cluster;
mod functions;
mod orders;
