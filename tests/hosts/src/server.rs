//! The servers that hosts run on. Each chooses its port itself.

use std::future::ready;
use std::net::Ipv4Addr;
use std::path::Path;

use axum::Router;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::map_response;
use axum::response::Response;
use axum::routing::get;
use journeys::Process;
use tokio::net::TcpListener;
use tokio::task::AbortHandle;
use tower_http::services::ServeDir;

use crate::Workshop;

/// A server of finished pages, which ends when dropped.
pub struct Server {
    /// Where it listens, with a slash at the end.
    pub address: String,
    task: AbortHandle,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Serves what is in `folder` now and later.
pub async fn listen(folder: &Path) -> Server {
    serve(files(folder)).await
}

/// The same with a Content Security Policy.
pub async fn listen_under(folder: &Path, policy: &str) -> Server {
    let policy = HeaderValue::from_str(policy).expect("a policy is one line of ASCII");
    let with_policy = move |mut response: Response| {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy.clone());
        ready(response)
    };
    serve(files(folder).layer(map_response(with_policy))).await
}

fn files(folder: &Path) -> Router {
    Router::new()
        // Browsers ask for it unasked, and its absence would stand in their logs as an error of the page.
        .route("/favicon.ico", get(|| async { StatusCode::NO_CONTENT }))
        .fallback_service(ServeDir::new(folder))
}

async fn serve(router: Router) -> Server {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port can be bound");
    let address = format!("http://{}/", listener.local_addr().expect("a bound port has an address"));
    let task = tokio::spawn(async move { axum::serve(listener, router).await }).abort_handle();
    Server { address, task }
}

/// PHP's own server with `folder` as its root, and its address with a slash at the end.
pub async fn php(workshop: &Workshop, folder: &Path, variables: &[(&str, &str)]) -> (Process, String) {
    let mut command = workshop.daemon("php", &["-S", "127.0.0.1:0", "-t", &folder.display().to_string()]);
    command.env("PHP_CLI_SERVER_WORKERS", "4").envs(variables.iter().copied());
    let address = |line: &str| Some(format!("{}/", line.split_once("Development Server (")?.1.split_once(')')?.0));
    Process::start_until(&mut command, address).await
}
