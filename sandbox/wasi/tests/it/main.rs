//! The backend with the real component, which is built once into the target directory and shared by all tests.

mod support;

mod cases;
mod determinism;
mod limits;
mod scripts;
