//! What a guest is asked to do. Received here and not by the harness: what the interpreter needs to decode a frame lies
//! on some twenty pages, which each guest would copy.

use std::io;
use std::os::fd::AsFd;
use std::time::Duration;

use nix::errno::Errno;
use nix::time::{ClockId, clock_gettime};
use num_traits::ToPrimitive;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyInt, PyList, PyString, PyTuple};
use tockbox_core::codec::{self, Caps};
use tockbox_core::{Text, Value, frame};
use tockbox_jail::descriptors;
use tockbox_jail::rlimits::Rlimits;

/// Added to the memory limit for `RLIMIT_AS`, which bounds what `RLIMIT_DATA` does not count (a stack page moved by
/// `mremap`). What an interpreter maps beside its data, libraries foremost, has to fit.
const ADDRESS_SLACK_BYTES: u64 = 2 << 30;

/// Tells the host that this process is confined and what CPU time it has used until now, waits for its request on
/// standard input, and lowers this process's limits to those of the request, before any candidate code runs: the kernel
/// lets nobody raise them again. Returns the rest of the request as a dict. Ends the process if none comes.
#[pyfunction]
pub(crate) fn receive(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
    announce().map_err(io::Error::from)?;
    let mut header = [0; frame::HEADER_BYTES];
    read_exactly(&mut header)?;
    let mut body = vec![0; usize::try_from(u32::from_le_bytes(header))?];
    read_exactly(&mut body)?;
    let malformed = |what: String| PyValueError::new_err(format!("malformed request: {what}"));
    let fields = match codec::decode(&body, Caps::default()) {
        Ok(Value::Dict(fields)) => fields,
        Ok(other) => return Err(malformed(other.type_name().to_owned())),
        Err(error) => return Err(malformed(error.to_string())),
    };
    drop(body);
    let mut limits = [None; 3];
    let request = PyDict::new(py);
    for (name, value) in &fields {
        let Value::Str(name) = name else { return Err(malformed("a field without a name".to_owned())) };
        let at =
            ["cpu_seconds", "data_bytes", "file_bytes"].iter().position(|known| name.as_str() == Some(known));
        match (at, value) {
            (Some(at), Value::Int(number)) => limits[at] = number.to_u64(),
            _ => request.set_item(text(py, name)?, to_python(py, value)?)?,
        }
    }
    let [Some(cpu_seconds), Some(data_bytes), Some(file_bytes)] = limits else {
        return Err(malformed("it lacks a limit".to_owned()));
    };
    lower_limits(cpu_seconds, data_bytes, file_bytes)?;
    Ok(request)
}

fn announce() -> Result<(), Errno> {
    let used = clock_gettime(ClockId::CLOCK_PROCESS_CPUTIME_ID)?;
    let ns = Duration::from(used).as_nanos();
    descriptors::write_answer(&frame::encode(&Value::Tuple(vec![Value::str("ready"), Value::int(ns)])));
    Ok(())
}

/// Reads no more than that: what follows on standard input is the program's.
fn read_exactly(mut bytes: &mut [u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match nix::unistd::read(io::stdin().as_fd(), bytes) {
            Ok(0) => descriptors::exit_now(0), // the host has gone or needs no more
            Ok(length) => bytes = &mut bytes[length..],
            Err(Errno::EINTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// `data_bytes` 0: memory is bounded by a cgroup.
fn lower_limits(cpu_seconds: u64, data_bytes: u64, file_bytes: u64) -> io::Result<()> {
    let limits = Rlimits {
        cpu_seconds: Some(cpu_seconds),
        data_bytes: (data_bytes > 0).then_some(data_bytes),
        address_bytes: (data_bytes > 0).then_some(data_bytes.saturating_add(ADDRESS_SLACK_BYTES)),
        file_bytes: Some(file_bytes),
        ..Rlimits::default()
    };
    limits.apply_further().map_err(|error| io::Error::other(error.to_string()))
}

fn text<'py>(py: Python<'py>, text: &Text) -> PyResult<Bound<'py, PyAny>> {
    match text.as_str() {
        Some(text) => Ok(PyString::new(py, text).into_any()),
        None => PyBytes::new(py, text.as_bytes()).call_method1("decode", ("utf-8", "surrogatepass")),
    }
}

fn to_python<'py>(py: Python<'py>, value: &Value) -> PyResult<Bound<'py, PyAny>> {
    let items = |items: &[Value]| items.iter().map(|item| to_python(py, item)).collect::<PyResult<Vec<_>>>();
    Ok(match value {
        Value::None => py.None().into_bound(py),
        Value::Bool(flag) => flag.into_pyobject(py)?.to_owned().into_any(),
        Value::Int(number) => match number.to_i64() {
            Some(small) => PyInt::new(py, small).into_any(),
            None => return Err(PyValueError::new_err("a number of a request is too large")),
        },
        Value::Str(value) => text(py, value)?,
        Value::Bytes(bytes) => PyBytes::new(py, bytes).into_any(),
        Value::List(values) => PyList::new(py, items(values)?)?.into_any(),
        Value::Tuple(values) => PyTuple::new(py, items(values)?)?.into_any(),
        other @ (Value::Float(_)
        | Value::Complex(..)
        | Value::Dict(_)
        | Value::Set(_)
        | Value::FrozenSet(_)
        | Value::Object(..)) => {
            return Err(PyValueError::new_err(format!("a request holds a {}", other.type_name())));
        }
    })
}
