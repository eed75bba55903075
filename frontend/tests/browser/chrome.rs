//! A browser of one test's own.

use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver};

/// A process that ends with the test.
pub struct Process(pub Child);

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// A port that was free a moment ago.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Waits until something listens.
pub async fn listening(port: u16, what: &str) {
    for _ in 0..600 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{what} does not listen on port {port}");
}

/// A browser window.
pub struct Browser {
    pub driver: WebDriver,
    _process: Process,
}

impl Browser {
    /// Opens a window of this width, light or dark.
    pub async fn open(width: u32, scheme: &str) -> Self {
        let port = free_port();
        let chromedriver = std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        let process = Command::new(&chromedriver)
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|e| {
                panic!("{chromedriver} does not start ({e}): apt-get install chromium chromium-driver")
            });
        let process = Process(process);
        listening(port, "chromedriver").await;
        let mut wishes = DesiredCapabilities::chrome();
        for argument in [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
        ] {
            wishes.add_arg(argument).unwrap();
        }
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

    /// Closes the window.
    pub async fn close(self) {
        self.driver.quit().await.unwrap();
    }
}
