//! Precedence, unknown keys and what makes no sense, for every group of keys.

use std::time::Duration;

use clap::Parser;
use tockbox_core::Tier;

use super::sandbox::{LimitsConfig, SandboxConfig};
use super::service::ServiceConfig;
use super::*;

#[derive(Parser)]
struct Flags {
    #[command(flatten)]
    guest: GuestKeys,
    #[command(flatten)]
    pool: PoolKeys,
    #[command(flatten)]
    limits: LimitKeys,
    #[command(flatten)]
    maxima: MaximumKeys,
    #[command(flatten)]
    datasets: DatasetKeys,
    #[command(flatten)]
    service: ServiceKeys,
    #[command(flatten)]
    log: LogKeys,
}

fn flags(words: &[&str]) -> Flags {
    Flags::try_parse_from(["tockbox"].iter().chain(words)).unwrap()
}

fn file(text: &str) -> Result<ConfigFile, ConfigError> {
    ConfigFile::parse(Path::new("tockbox.toml"), text)
}

fn sandbox(text: &str, words: &[&str]) -> Result<SandboxConfig, ConfigError> {
    let flags = flags(words);
    SandboxConfig::new(&file(text)?, &flags.guest, &flags.pool)
}

fn service(text: &str, words: &[&str]) -> Result<ServiceConfig, ConfigError> {
    let flags = flags(words);
    ServiceConfig::new(&file(text)?, &flags.service, &flags.datasets)
}

fn limits(text: &str, words: &[&str]) -> Result<LimitsConfig, ConfigError> {
    let flags = flags(words);
    LimitsConfig::new(&file(text)?, &flags.limits, &flags.maxima)
}

#[test]
fn a_flag_wins_over_the_file_and_the_file_over_the_default() {
    assert_eq!(service("", &[]).unwrap().queue, 1024);
    assert_eq!(service("queue = 7", &[]).unwrap().queue, 7);
    assert_eq!(service("queue = 7", &["--queue", "8"]).unwrap().queue, 8);
}

#[test]
fn every_key_is_a_flag_and_a_variable_of_the_same_name() {
    let command = <Flags as clap::CommandFactory>::command();
    for argument in command.get_arguments().filter(|argument| argument.get_id() != "help") {
        let key = argument.get_id().as_str();
        assert_eq!(argument.get_long(), Some(key.replace('_', "-").as_str()));
        let variable = argument.get_env().and_then(|name| name.to_str());
        assert_eq!(variable, Some(format!("TOCKBOX_{}", key.to_uppercase()).as_str()));
    }
}

#[test]
fn an_unknown_key_is_an_error_that_names_it() {
    let message = |text| file(text).unwrap_err().to_string();
    assert_eq!(message("quue = 7"), "unknown key \"quue\" in tockbox.toml");
    assert_eq!(
        message("[environments.science]\npyton = 'x'"),
        "environments.science.pyton in tockbox.toml: unknown field `pyton`, expected `python` or `preload`"
    );
    assert_eq!(message("queue ="), "tockbox.toml is not TOML");
}

#[test]
fn a_value_of_the_wrong_type_is_an_error_that_names_its_key() {
    assert_eq!(
        service("queue = 'many'", &["--queue", "1"]).unwrap_err().to_string(),
        "queue in tockbox.toml: invalid type: string \"many\", expected usize"
    );
}

#[test]
fn environments_come_from_the_file_and_the_default_one_from_the_flags() {
    let text = "preload = ['json']\n[environments.science]\npython = '/v/bin/python'\npreload = ['numpy']";
    let config = sandbox(text, &["--python", "/usr/bin/python3.12"]).unwrap();
    let named: Vec<_> = config
        .environments
        .iter()
        .map(|environment| {
            (environment.name.as_str(), environment.python.clone(), environment.preload.clone())
        })
        .collect();
    assert_eq!(
        named,
        [
            ("default", Some("/usr/bin/python3.12".into()), vec!["json".to_owned()]),
            ("science", Some("/v/bin/python".into()), vec!["numpy".to_owned()]),
        ]
    );
}

#[test]
fn preload_is_a_comma_list_of_module_names() {
    let config = sandbox("", &["--preload", "numpy,pandas.core"]).unwrap();
    assert_eq!(config.environments[0].preload, ["numpy", "pandas.core"]);
    assert_eq!(
        sandbox("", &["--preload", "numpy;print(1)"]).unwrap_err().to_string(),
        "preload: \"numpy;print(1)\" is not a module name"
    );
}

#[test]
fn the_floor_is_restricted_unless_said_otherwise() {
    assert_eq!(sandbox("", &[]).unwrap().floor, Tier::Restricted);
    assert_eq!(sandbox("isolation = 'full'", &[]).unwrap().floor, Tier::Full);
    assert_eq!(
        sandbox("isolation = 'fulll'", &[]).unwrap_err().to_string(),
        "isolation: unknown isolation tier \"fulll\": use full, restricted, wasm or none"
    );
    assert_eq!(
        sandbox("isolation = 'full'", &["--max-isolation", "restricted"]).unwrap_err().to_string(),
        "max_isolation: restricted is weaker than the floor (isolation = full)"
    );
    assert_eq!(sandbox("slots = 0", &[]).unwrap_err().to_string(), "slots: must be at least 1");
}

#[test]
fn binding_beyond_loopback_needs_a_token_or_no_auth() {
    assert!(service("", &["--bind", "[::1]:80"]).is_ok());
    assert!(service("", &["--bind", "0.0.0.0:80", "--no-auth"]).is_ok());
    assert_eq!(
        service("", &["--bind", "0.0.0.0:80"]).unwrap_err().to_string(),
        "bind: 0.0.0.0:80 can be reached from other machines: give --token FILE, or --no-auth if something \
         else keeps strangers out"
    );
    assert_eq!(
        service("token = '/nowhere'", &["--no-auth"]).unwrap_err().to_string(),
        "no_auth: contradicts token: give one of them"
    );
}

#[test]
fn the_token_is_read_from_its_file_and_never_printed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("token");
    std::fs::write(&path, "s3cret-token\n").unwrap();
    let config = service("", &["--token", path.to_str().unwrap()]).unwrap();
    let token = config.token.unwrap();
    assert!(token.matches(b"s3cret-token"));
    assert!(!token.matches(b"s3cret-tokem") && !token.matches(b"s3cret") && !token.matches(b""));
    assert_eq!(format!("{token:?}"), "Token(…)");
    std::fs::write(&path, " \n").unwrap();
    let empty = service("", &["--token", path.to_str().unwrap()]).unwrap_err();
    assert_eq!(empty.to_string(), "token: the file must hold one line of visible ASCII");
}

#[test]
fn limits_are_positive_and_their_defaults_within_the_maxima() {
    let config = limits("max_cpu_seconds = 2.5", &["--cpu-seconds", "1.5"]).unwrap();
    assert_eq!(config.defaults.cpu, Duration::from_millis(1500));
    assert_eq!(config.maxima.cpu, Duration::from_millis(2500));
    assert_eq!(config.maxima.memory_bytes, 8192 << 20);
    assert_eq!((config.max_tests, config.max_completions), (1000, 1024));
    let message = |text| limits(text, &[]).unwrap_err().to_string();
    assert_eq!(message("wall_seconds = 0"), "wall_seconds: must be more than 0 and at most 86400");
    assert_eq!(message("wall_seconds = nan"), "wall_seconds: must be more than 0 and at most 86400");
    assert_eq!(message("memory_mib = 0"), "memory_mib: must be at least 1 and at most 16777216");
    assert_eq!(message("max_processes = 0"), "max_processes: must be at least 1 and at most 4096");
    assert_eq!(message("max_tests = 0"), "max_tests: must be at least 1");
    assert_eq!(message("max_completions = 0"), "max_completions: must be at least 1");
    assert_eq!(message("cpu_seconds = 61"), "cpu_seconds: is above the maximum (max_cpu_seconds)");
}

#[test]
fn a_lowered_maximum_lowers_the_default_that_nobody_set() {
    let config = limits("max_memory_mib = 256", &[]).unwrap();
    assert_eq!(config.defaults.memory_bytes, 256 << 20);
}
