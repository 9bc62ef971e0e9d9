//! The command line of Coinage: see `coinage --help`.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
