# What people type while they work. .ci/run is what a change has to pass.

default:
    @just --list

# Format Rust.
fmt:
    cargo fmt --all

# Format check, clippy without warnings.
lint:
    cargo fmt --all --check
    cargo clippy --workspace --all-targets -- -D warnings

# All tests. The build comes first: tests of the program need the extension module beside it.
test *ARGS:
    cargo build --workspace
    cargo nextest run --workspace {{ ARGS }}

# The hostile programs, and the honest ones that look like them, in the sandbox.
hostile:
    cargo build --workspace
    cargo nextest run -E 'test(/^escapes/)' --no-capture

# Score the bundled samples against their known verdicts.
score *ARGS:
    cargo build --release
    ./target/release/tockbox score --dataset tick --samples {{ ARGS }}

# A server against what there is without it: figures and ratios.
bench *ARGS:
    cargo build --release
    ./target/release/tockbox bench {{ ARGS }}

# Licences, bans and sources of dependencies (needs cargo-deny).
deny:
    cargo deny check bans licenses sources

# The container image.
docker TAG="tockbox":
    docker build --file docker/Dockerfile --tag {{ TAG }} .
