//! Choosing among available locales.
