//! Serves the site on this machine, for looking at it.

use crate::project::Project;
use crate::site::{self, Flavor};
use anyhow::{Context, Result, bail};
use axum::Router;
use axum::http::{HeaderValue, header};
use axum::middleware::map_response;
use axum::response::Response;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use tower_http::services::ServeDir;

/// Builds the site and serves it until the program is stopped.
pub fn run(project: &Project, flavor: Flavor, port: u16, open: bool) -> Result<()> {
    // Before the build: whoever has to choose another port should not wait for that.
    let listener = listen(port)?;
    let site = site::build(project, flavor)?;
    let address = format!("http://{}/", listener.local_addr()?);
    println!("The checklist is at {address} (stop with Ctrl+C).");
    if open && let Err(error) = open::that_detached(&address) {
        eprintln!("The browser could not be opened: {error}.");
    }
    serve(listener, &site)
}

/// Takes the port, on this machine's own address only.
fn listen(port: u16) -> Result<TcpListener> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            bail!("Port {port} is in use; choose another one with --port, or any free one with --port 0.")
        }
        Err(error) => Err(error).with_context(|| format!("Port {port} cannot be used.")),
    }
}

fn serve(listener: TcpListener, site: &Path) -> Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(listener, router(site)).await.context("The server stopped.")
    })
}

fn router(site: &Path) -> Router {
    Router::new().fallback_service(ServeDir::new(site)).layer(map_response(with_headers))
}

/// Every reload shows the last build, and pages of another origin (a sandboxed frame has one of its own) may
/// load the modules.
async fn with_headers(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    if let Some(typed) = headers.get(header::CONTENT_TYPE).and_then(with_charset) {
        headers.insert(header::CONTENT_TYPE, typed);
    }
    response
}

/// The type with its encoding, when it is one of text and lacks it.
fn with_charset(kind: &HeaderValue) -> Option<HeaderValue> {
    let kind = kind.to_str().ok().filter(|kind| kind.starts_with("text/") && !kind.contains("charset"))?;
    HeaderValue::from_str(&format!("{kind}; charset=utf-8")).ok()
}

#[cfg(test)]
mod tests {
    use super::{listen, with_charset};
    use axum::http::HeaderValue;

    #[test]
    fn a_port_in_use_is_one_sentence() {
        let taken = listen(0).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert_eq!(
            listen(port).unwrap_err().to_string(),
            format!("Port {port} is in use; choose another one with --port, or any free one with --port 0.")
        );
    }

    #[test]
    fn text_is_utf_8() {
        let typed = |kind| with_charset(&HeaderValue::from_static(kind));
        assert_eq!(typed("text/javascript").unwrap(), "text/javascript; charset=utf-8");
        assert_eq!(typed("text/html; charset=utf-8"), None);
        assert_eq!(typed("application/wasm"), None);
    }
}
