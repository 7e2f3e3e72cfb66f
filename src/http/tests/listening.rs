//! A service that listens, and connections to it.

use std::net::SocketAddr;
use std::sync::Arc;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::fake::FakeBackend;
use super::{DEADLINE, service_of};
use crate::config::service::ServiceConfig;
use crate::http::serve::{Stopped, serve};
use crate::http::state::Service;

/// A service that listens.
pub(super) struct Listening {
    pub(super) backend: Arc<FakeBackend>,
    pub(super) service: Arc<Service>,
    pub(super) address: SocketAddr,
    pub(super) stop: CancellationToken,
    pub(super) abort: CancellationToken,
    ended: JoinHandle<Stopped>,
}

impl Listening {
    pub(super) async fn start(config: ServiceConfig) -> Self {
        Self::with_slots(config, 1).await
    }

    pub(super) async fn with_slots(config: ServiceConfig, slots: usize) -> Self {
        let backend = Arc::<FakeBackend>::default();
        let service = service_of(&backend, &config, slots);
        let listener = TcpListener::bind(config.bind).await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, abort) = (CancellationToken::new(), CancellationToken::new());
        let served = serve(listener, Arc::clone(&service), config.drain, stop.clone(), abort.clone());
        Self { backend, service, address, stop, abort, ended: tokio::spawn(served) }
    }

    pub(super) async fn connect(&self) -> Connection {
        Connection(TcpStream::connect(self.address).await.unwrap())
    }

    pub(super) async fn until_nothing_is_in_flight(&self) {
        let freed = async {
            while self.service.admission.in_flight() > 0 {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(DEADLINE, freed).await.expect("its place should be free again");
    }

    pub(super) async fn ended(self) -> Stopped {
        tokio::time::timeout(DEADLINE, self.ended).await.expect("the service should end").unwrap()
    }
}

/// One connection that is kept alive.
pub(super) struct Connection(pub(super) TcpStream);

impl Connection {
    pub(super) async fn send(&mut self, request: &str) {
        self.0.write_all(request.as_bytes()).await.unwrap();
    }

    pub(super) async fn execute(&mut self, code: &str) {
        self.post("/execute", &format!("{{\"code\": \"{code}\"}}")).await;
    }

    pub(super) async fn post(&mut self, path: &str, body: &str) {
        let head = format!("POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json");
        self.send(&format!("{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len())).await;
    }

    /// The head of an answer, in lower case.
    pub(super) async fn head(&mut self) -> String {
        let reading = async {
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                head.push(self.0.read_u8().await.unwrap());
            }
            String::from_utf8(head).unwrap().to_ascii_lowercase()
        };
        tokio::time::timeout(DEADLINE, reading).await.expect("the head of an answer should come")
    }

    /// Head in lower case, and body, of one answer.
    pub(super) async fn answer(&mut self) -> (String, Value) {
        let head = self.head().await;
        let reading = async {
            let length = head.split("content-length: ").nth(1).unwrap().lines().next().unwrap();
            let mut body = vec![0; length.parse().unwrap()];
            self.0.read_exact(&mut body).await.unwrap();
            (head, serde_json::from_slice(&body).unwrap())
        };
        tokio::time::timeout(DEADLINE, reading).await.expect("an answer should come")
    }

    pub(super) async fn is_closed(&mut self) -> bool {
        let mut rest = Vec::new();
        let read = tokio::time::timeout(DEADLINE, self.0.read_to_end(&mut rest));
        read.await.expect("the connection should close").is_ok() && rest.is_empty()
    }
}
