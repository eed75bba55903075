//! A browser of one test's own.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver};
use url::Url;

/// A process that ends with the test.
pub struct Process(pub Child);

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// The port that a program says it has been given, once it listens; what else it says is let go.
pub fn announced_port(said: impl Read + Send + 'static, before: &'static str) -> u16 {
    let mut lines = BufReader::new(said).lines();
    let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
        let (_, rest) = line.split_once(before)?;
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    });
    std::thread::spawn(move || lines.for_each(drop));
    port.unwrap_or_else(|| panic!("nobody said `{before}`"))
}

/// A browser window.
pub struct Browser {
    pub driver: WebDriver,
    _process: Process,
}

impl Browser {
    /// Opens a window of this width, light or dark.
    pub async fn open(width: u32, scheme: &str) -> Self {
        Self::open_as(width, scheme, &json!({})).await
    }

    /// Opens a window that runs no script of the page.
    pub async fn open_without_script(width: u32) -> Self {
        let blocked = json!({"profile.managed_default_content_settings.javascript": 2});
        Self::open_as(width, "light", &blocked).await
    }

    async fn open_as(width: u32, scheme: &str, preferences: &Value) -> Self {
        let chromedriver = std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        let mut child = Command::new(&chromedriver)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|e| {
                panic!("{chromedriver} does not start ({e}): apt-get install chromium chromium-driver")
            });
        let port = announced_port(child.stdout.take().unwrap(), "successfully on port ");
        let process = Process(child);
        let mut wishes = DesiredCapabilities::chrome();
        for argument in [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
        ] {
            wishes.add_arg(argument).unwrap();
        }
        wishes.add_experimental_option("prefs", preferences).unwrap();
        wishes
            .set_logging_prefs("performance", LoggingPrefsLogLevel::All)
            .unwrap();
        wishes.set_logging_prefs("browser", LoggingPrefsLogLevel::All).unwrap();
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), wishes)
            .await
            .unwrap();
        let browser = Self {
            driver,
            _process: process,
        };
        browser.resize(width).await;
        // Without motion nothing moves away from under a click.
        let media = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": "reduce"}]});
        browser.tell("Emulation.setEmulatedMedia", media).await;
        browser
    }

    /// Changes the width of the window as far as the page can tell.
    pub async fn resize(&self, width: u32) {
        let metrics = json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600});
        self.tell("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// A command of the DevTools protocol.
    pub async fn tell(&self, command: &str, arguments: Value) -> Value {
        self.driver.cdp().send_raw(command, arguments).await.unwrap()
    }

    /// The value of a script in the page.
    pub async fn ask(&self, script: &str) -> Value {
        self.driver.execute(script, Vec::new()).await.unwrap().json().clone()
    }

    /// Waits until the window is at an address; a click that leads there may come back before it.
    pub async fn at(&self, right: impl Fn(&Url) -> bool) {
        let start = Instant::now();
        loop {
            let url = self.driver.current_url().await.unwrap();
            if right(&url) {
                return;
            }
            assert!(start.elapsed() < Duration::from_secs(60), "still at {url}");
            tokio::task::yield_now().await;
        }
    }

    /// Waits until a script in the page says so.
    pub async fn until(&self, script: &str) {
        let start = Instant::now();
        while self.ask(script).await != true {
            assert!(start.elapsed() < Duration::from_secs(60), "never: {script}");
            tokio::task::yield_now().await;
        }
    }

    /// Closes the window.
    pub async fn close(self) {
        self.driver.quit().await.unwrap();
    }
}
