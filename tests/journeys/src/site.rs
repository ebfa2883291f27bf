//! The server: the production build and the pages, under addresses like those of a clone of the repository.

use std::collections::{BTreeSet, HashMap};
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderValue, Response, StatusCode};
use axum::middleware::{self, Next};
use axum::response::Html;
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::task::AbortHandle;
use tower_http::services::ServeDir;

use crate::fault::{Fault, Rule};
use crate::post::rendered_post;
use crate::settings::{repository, trunk_dist};

/// What every page gets before its own first script; see the file.
pub const JOURNAL: &str = include_str!("journal.js");
const JOURNAL_PATH: &str = "/journal.js";

/// One server on two ports. `localhost` on the first and `127.0.0.1` on the second are different sites to a browser.
#[derive(Clone)]
pub struct Site {
    first: u16,
    second: u16,
    shared: Arc<Shared>,
    _tasks: Arc<Tasks>,
}

/// The two listeners, which end with the journey that they serve.
struct Tasks([AbortHandle; 2]);

impl Drop for Tasks {
    fn drop(&mut self) {
        for task in &self.0 {
            task.abort();
        }
    }
}

#[derive(Default)]
struct Shared {
    rules: Mutex<Vec<Rule>>,
    requests: Mutex<Vec<String>>,
    /// Pages that a journey wrote itself, by path.
    written: Mutex<HashMap<String, String>>,
}

impl Site {
    /// Serves `dist` until the last copy of this is dropped.
    pub async fn start(dist: PathBuf) -> Self {
        let shared = Arc::new(Shared::default());
        let pages = repository().join("tests/pages");
        let mut router = Router::new()
            .route(JOURNAL_PATH, get(|| async { ([(CONTENT_TYPE, "text/javascript")], JOURNAL) }))
            // Browsers ask for it unasked, and its absence would stand in their logs as an error of the page.
            .route("/favicon.ico", get(|| async { StatusCode::NO_CONTENT }))
            .route(
                "/tests/pages/post.html",
                get({
                    let pages = pages.clone();
                    move || async move { Html(rendered_post(&text(&pages, "post.html"), &text(&pages, "post.md"))) }
                }),
            )
            .nest_service("/tests/pages", ServeDir::new(pages))
            .nest_service("/any/sub/path", ServeDir::new(&dist))
            .nest_service("/dist", ServeDir::new(dist));
        if let Some(folder) = trunk_dist() {
            router = router.nest_service("/trunk", ServeDir::new(folder));
        }
        let router = router.layer(middleware::from_fn_with_state(shared.clone(), answer));
        let (first, first_task) = listen(router.clone()).await;
        let (second, second_task) = listen(router).await;
        Self { first, second, shared, _tasks: Arc::new(Tasks([first_task, second_task])) }
    }

    /// The address of `path` on the site where the journeys are at home.
    pub fn url(&self, path: &str) -> String {
        format!("http://localhost:{}/{path}", self.first)
    }

    /// The address of the same `path` on another site.
    pub fn url_elsewhere(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.second)
    }

    /// From now on, answers to requests whose path contains `about` have `fault`.
    pub fn fault(&self, about: &'static str, fault: Fault) {
        self.shared.rules.lock().expect("no journey panics while it orders a fault").push(Rule { about, fault });
    }

    /// From now on all answers are right again.
    pub fn repair(&self) {
        self.shared.rules.lock().expect("no journey panics while it orders a repair").clear();
    }

    /// Serves `html` under `path`, for pages that differ from visit to visit.
    pub fn write(&self, path: &str, html: impl Into<String>) {
        let mut written = self.shared.written.lock().expect("no journey panics while it writes a page");
        written.insert(format!("/{path}"), html.into());
    }

    /// How often a path that ends so was asked for, since the start.
    pub fn requests_for(&self, ending: &str) -> usize {
        let requests = self.shared.requests.lock().expect("the list of requests is whole");
        requests.iter().filter(|path| path.ends_with(ending)).count()
    }

    /// Every path asked for, with its query.
    pub fn requests(&self) -> Vec<String> {
        self.shared.requests.lock().expect("the list of requests is whole").clone()
    }
}

/// What surrounds each answer: the record of the request, the faults, and the journal in pages.
async fn answer(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response<Body> {
    let path = request.uri().path().to_owned();
    shared.requests.lock().expect("the list of requests is whole").push(path.clone());
    let written = shared.written.lock().expect("the pages are whole").get(&path).cloned();
    let mut response = match written {
        Some(html) => axum::response::IntoResponse::into_response(Html(html)),
        None => next.run(request).await,
    };
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("");
    if kind.starts_with("text/html") && response.status() == StatusCode::OK {
        response = with_journal(response).await;
    }
    let rules = shared.rules.lock().expect("the rules are whole").clone();
    // A visit after a fault must meet the repaired file, and one before must not have kept the good one.
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    rules.iter().filter(|rule| rule.is_about(&path)).fold(response, |response, rule| rule.apply(response))
}

/// Puts the journal before everything else in a page, so that it misses no error of the page's own scripts.
async fn with_journal(response: Response<Body>) -> Response<Body> {
    let (mut parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.expect("files are read whole");
    let page = String::from_utf8(bytes.to_vec()).expect("pages are UTF-8");
    let script = format!("<script src=\"{JOURNAL_PATH}\"></script>");
    let place =
        page.find("<head>").map_or_else(|| page.find('>').map_or(0, |end| end + 1), |start| start + "<head>".len());
    parts.headers.remove(CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(format!("{}{script}{}", &page[..place], &page[place..])))
}

/// The ports that journeys have had. The system hands one out again once it is free, and with it what an earlier journey has stored.
static USED: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());

async fn listen(router: Router) -> (u16, AbortHandle) {
    let (listener, port) = loop {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port can be bound");
        let port = listener.local_addr().expect("a bound port has an address").port();
        if USED.lock().expect("nobody panics with the ports").insert(port) {
            break (listener, port);
        }
    };
    let task = tokio::spawn(async move { axum::serve(listener, router).await });
    (port, task.abort_handle())
}

fn text(folder: &Path, file: &str) -> String {
    std::fs::read_to_string(folder.join(file)).unwrap_or_else(|error| panic!("tests/pages/{file}: {error}"))
}
