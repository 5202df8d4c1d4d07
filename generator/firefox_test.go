package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// firefox is a Firefox without a window, driven by Marionette, its own
// protocol: frames of JSON, "length:[0,id,command,parameters]" to it and
// "length:[1,id,error,result]" back.
type firefox struct {
	conn net.Conn
	in   *bufio.Reader
	id   int
}

// firefoxPath finds the browser or skips; where GUIJU_BROWSER=required it fails.
func firefoxPath(t testing.TB) string {
	t.Helper()
	for _, name := range []string{os.Getenv("FIREFOX"), "firefox-esr", "firefox"} {
		if name == "" {
			continue
		}
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	const why = "no Firefox on this machine: tests in a second browser skipped (.ci/run installs it and requires them)"
	if os.Getenv("GUIJU_BROWSER") == "required" {
		t.Fatal(why)
	}
	t.Skip(why)
	return ""
}

// openFirefox starts the browser with a profile of its own, which asks nobody
// for anything, and lets it choose its port.
func openFirefox(t testing.TB) *firefox {
	t.Helper()
	path, home := firefoxPath(t), t.TempDir()
	prefs := ""
	for _, p := range []string{
		`"marionette.port", 0`, `"app.update.enabled", false`, `"datareporting.policy.dataSubmissionEnabled", false`,
		`"toolkit.telemetry.reportingpolicy.firstRun", false`, `"browser.shell.checkDefaultBrowser", false`,
		`"network.captive-portal-service.enabled", false`, `"network.connectivity-service.enabled", false`,
		`"browser.safebrowsing.update.enabled", false`, `"services.settings.server", "http://127.0.0.1:9/"`,
		`"extensions.update.enabled", false`, `"browser.startup.page", 0`, `"browser.aboutwelcome.enabled", false`,
	} {
		prefs += "user_pref(" + p + ");\n"
	}
	if err := os.WriteFile(filepath.Join(home, "user.js"), []byte(prefs), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, "--headless", "--marionette", "--remote-allow-system-access", "--no-remote", "--profile", home)
	cmd.Env = append(os.Environ(), "HOME="+home, "MOZ_HEADLESS=1")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	f := &firefox{}
	t.Cleanup(func() {
		if f.conn != nil {
			f.send("Marionette:Quit", map[string]any{"flags": []string{"eForceQuit"}})
			f.conn.Close()
		}
		select {
		case <-ended:
		case <-time.After(20 * time.Second):
			cmd.Process.Kill()
			<-ended
		}
	})
	for deadline := time.Now().Add(90 * time.Second); f.conn == nil; time.Sleep(100 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("Firefox opens no port")
		}
		port, err := os.ReadFile(filepath.Join(home, "MarionetteActivePort"))
		if err != nil || len(port) == 0 {
			continue
		}
		if c, err := net.Dial("tcp", "127.0.0.1:"+strings.TrimSpace(string(port))); err == nil {
			f.conn, f.in = c, bufio.NewReader(c)
		}
	}
	if _, err := f.receive(); err != nil { // it says who it is
		t.Fatal(err)
	}
	f.call(t, "WebDriver:NewSession", nil)
	f.call(t, "WebDriver:SetTimeouts", map[string]any{"script": 300000, "pageLoad": 60000})
	return f
}

func (f *firefox) send(command string, params any) error {
	f.id++
	if params == nil {
		params = map[string]any{}
	}
	b, err := json.Marshal([]any{0, f.id, command, params})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(f.conn, "%d:%s", len(b), b)
	return err
}

func (f *firefox) receive() ([]byte, error) {
	if err := f.conn.SetReadDeadline(time.Now().Add(6 * time.Minute)); err != nil {
		return nil, err
	}
	size, err := f.in.ReadString(':')
	if err != nil {
		return nil, err
	}
	n, err := strconv.Atoi(strings.TrimSuffix(size, ":"))
	if err != nil {
		return nil, err
	}
	b := make([]byte, n)
	_, err = io.ReadFull(f.in, b)
	return b, err
}

// call sends a command and gives its result.
func (f *firefox) call(t testing.TB, command string, params any) json.RawMessage {
	t.Helper()
	if err := f.send(command, params); err != nil {
		t.Fatalf("%s: %v", command, err)
	}
	b, err := f.receive()
	if err != nil {
		t.Fatalf("%s: %v", command, err)
	}
	var answer [4]json.RawMessage
	if err := json.Unmarshal(b, &answer); err != nil {
		t.Fatalf("%s: %v in %.200s", command, err, b)
	}
	if failed := answer[2]; !bytes.Equal(failed, []byte("null")) {
		t.Fatalf("%s: %.600s", command, failed)
	}
	return answer[3]
}

func (f *firefox) open(t testing.TB, url string) {
	t.Helper()
	f.call(t, "WebDriver:Navigate", map[string]any{"url": url})
}

// eval runs a script that calls done with a JSON text, and decodes that.
func (f *firefox) eval(t testing.TB, script string, into any) {
	t.Helper()
	raw := f.call(t, "WebDriver:ExecuteAsyncScript", map[string]any{
		"script": "const done = arguments[arguments.length - 1];\n" + script, "args": []any{},
	})
	var answer struct{ Value string }
	if err := json.Unmarshal(raw, &answer); err != nil {
		t.Fatalf("%v in %.300s", err, raw)
	}
	if err := json.Unmarshal([]byte(answer.Value), into); err != nil {
		t.Fatalf("%v in %.300s", err, answer.Value)
	}
}

// errors are what the console holds against pages below an address.
func (f *firefox) errors(t testing.TB, base string) (list []string) {
	t.Helper()
	f.call(t, "Marionette:SetContext", map[string]any{"value": "chrome"})
	defer f.call(t, "Marionette:SetContext", map[string]any{"value": "content"})
	b, err := json.Marshal(base)
	if err != nil {
		t.Fatal(err)
	}
	f.eval(t, `done(JSON.stringify(Services.console.getMessageArray()
		.filter(m => m instanceof Ci.nsIScriptError && (m.sourceName || "").startsWith(`+string(b)+`)).map(String)));`, &list)
	return list
}
