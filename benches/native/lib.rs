//! Nothing stands here: the benchmarks are in `benches/`, in a package of their own so that the
//! tests need not wait for what measures time.
