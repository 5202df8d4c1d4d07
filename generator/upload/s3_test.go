package upload_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"

	"guiju/generator/scorecard"
	"guiju/generator/upload"
	"guiju/generator/upload/bucket"
)

// badNetwork lets the k-th request to a server go wrong; k 0 lets none.
type badNetwork struct {
	http.Handler
	mu   sync.Mutex
	kind string
	k, n int
	puts int // that reached the server, of what readers see

	backend gofakes3.Backend
}

// networkFaults are the ways: before the server has heard, while it hears, after
// it has done what it was asked for; once, and from then on.
var networkFaults = []string{"dropped", "503", "throttled", "half a body", "no answer", "down"}

func (s *badNetwork) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.n++
	hit := s.k > 0 && (s.n == s.k || s.kind == "down" && s.n > s.k)
	kind := s.kind
	if r.Method == http.MethodPut && !strings.Contains(r.URL.Path, "/"+upload.HistoryDir) && !hit {
		s.puts++
	}
	s.mu.Unlock()
	if !hit {
		s.Handler.ServeHTTP(w, r)
		return
	}
	switch kind {
	case "503", "throttled":
		code := map[string]string{"503": "ServiceUnavailable", "throttled": "SlowDown"}[kind]
		w.Header().Set("Content-Type", "application/xml")
		w.WriteHeader(http.StatusServiceUnavailable)
		fmt.Fprintf(w, "<Error><Code>%s</Code></Error>", code)
		return
	case "half a body":
		b, _ := io.ReadAll(r.Body)
		r.Body = io.NopCloser(io.MultiReader(bytes.NewReader(b[:len(b)/2]), failing{}))
		s.Handler.ServeHTTP(httptest.NewRecorder(), r)
	case "no answer":
		s.Handler.ServeHTTP(httptest.NewRecorder(), r)
	}
	if h, ok := w.(http.Hijacker); ok {
		if c, _, err := h.Hijack(); err == nil {
			c.Close()
		}
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

// fake starts gofakes3, with files in its bucket, behind a network that can go
// wrong.
func fake(t testing.TB, files map[string][]byte) (*badNetwork, string) {
	t.Helper()
	backend := s3mem.New()
	if err := backend.CreateBucket("site"); err != nil {
		t.Fatal(err)
	}
	for name, b := range files {
		if _, err := backend.PutObject("site", "zone/"+name, nil, bytes.NewReader(b), int64(len(b)), nil); err != nil {
			t.Fatal(err)
		}
	}
	net := &badNetwork{Handler: gofakes3.New(backend).Server(), backend: backend}
	server := httptest.NewServer(net)
	t.Cleanup(server.Close)
	return net, address(server.URL, "site/zone")
}

func address(endpoint, place string) string {
	return bucket.Scheme + place + "?region=us-east-1&s3ForcePathStyle=true&endpoint=" + url.QueryEscape(endpoint)
}

func openBucket(t testing.TB, address string) upload.Store {
	t.Helper()
	s, err := bucket.Open(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// credentials are told the way an operator tells them.
func credentials(t *testing.T) {
	t.Setenv("AWS_ACCESS_KEY_ID", "guiju-test")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "guiju-test-secret")
	t.Setenv("AWS_EC2_METADATA_DISABLED", "true")
	t.Setenv("AWS_CONFIG_FILE", filepath.Join(t.TempDir(), "none"))
	t.Setenv("AWS_SHARED_CREDENTIALS_FILE", filepath.Join(t.TempDir(), "none"))
}

// TestObjectStorage publishes to and rolls back in a server that speaks S3.
func TestObjectStorage(t *testing.T) {
	credentials(t)
	_, address := fake(t, nil)
	rollsBack(t, func() *upload.Options { return options(openBucket(t, address)) })
}

// TestBucketAddress: what is wrong with an address is said, and no secret of it.
func TestBucketAddress(t *testing.T) {
	for _, bad := range []string{"s3://", "http://site", "s3://key:secret@site/", "s3://site?s3ForcePathStyle=perhaps", "s3://site?colour=red"} {
		_, err := bucket.Open(context.Background(), bad)
		if err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

// TestNetworkFails is row R11 of the scorecard: each request of a publication to
// object storage, and of the way back from it, goes wrong in each way. No page is
// ever there before what it loads; afterwards the same command brings the
// release, and a further one makes no request to write. Ordinary runs of the
// tests take one request in nine.
func TestNetworkFails(t *testing.T) {
	credentials(t)
	sites := chain(t, 2)
	full := scorecard.Full()
	ways := []struct {
		start, end int // releases
		run        func(*upload.Options) error
	}{
		{1, 2, func(o *upload.Options) error { _, err := bring(o, sites[1]); return err }},
		{2, 1, func(o *upload.Options) error { _, _, err := goBack(o, 1); return err }},
	}
	starts := map[int]map[string][]byte{}
	m := newMemory()
	for n := range 2 {
		mustBring(t, options(m), sites[n])
		starts[n+1] = maps.Clone(m.files)
	}
	runs, passed := 0, 0
	for _, way := range ways {
		for i, kind := range networkFaults {
			for k := 1; ; k++ {
				if !full && (k+i)%9 != 0 && k < 60 {
					continue
				}
				network, address := fake(t, starts[way.start])
				network.kind, network.k = kind, k
				s := openBucket(t, address)
				err := way.run(options(s))
				asked := network.n
				network.k = 0
				if err == nil && asked < k {
					break
				}
				runs++
				ok := closedNow(t, network, fmt.Sprint(kind, " ", k))
				if err := way.run(options(s)); err != nil {
					t.Errorf("%s, request %d, again: %v", kind, k, err)
					ok = false
				}
				network.puts = 0
				if err := way.run(options(s)); err != nil || network.puts != 0 {
					t.Errorf("%s, request %d: %v, %d uploads too many", kind, k, err, network.puts)
					ok = false
				}
				have := network.files(t)
				for p, f := range sites[way.end-1] {
					if string(have[p]) != string(f.Data) {
						t.Errorf("%s, request %d: %s", kind, k, p)
						ok = false
					}
				}
				if ok {
					passed++
				}
			}
		}
	}
	scorecard.Row(t, "R11", passed, runs, "gofakes3；每个请求 6 种故障 / gofakes3; six faults at every request")
	if runs < 20 || full && runs < 200 {
		t.Errorf("only %d runs", runs)
	}
}

// files are what the server keeps of the site, for readers and of the history.
func (s *badNetwork) files(t testing.TB) map[string][]byte {
	t.Helper()
	list, err := s.backend.ListBucket("site", nil, gofakes3.ListBucketPage{})
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, c := range list.Contents {
		o, err := s.backend.GetObject("site", c.Key, nil)
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(o.Contents)
		if err != nil {
			t.Fatal(err)
		}
		all[strings.TrimPrefix(c.Key, "zone/")] = b
	}
	return all
}

func closedNow(t testing.TB, network *badNetwork, when string) bool {
	t.Helper()
	failed := t.Failed()
	closed(t, network.files(t), when)
	return failed || !t.Failed()
}

// TestVersity does the same with a server of another make, which keeps what it
// is told of a file.
func TestVersity(t *testing.T) {
	program := os.Getenv("GUIJU_VERSITYGW")
	if program == "" {
		var err error
		if program, err = exec.LookPath("versitygw"); err != nil {
			t.Skip("versitygw is not installed (PATH, GUIJU_VERSITYGW)")
		}
	}
	credentials(t)
	endpoint := versity(t, program)
	rollsBack(t, func() *upload.Options { return options(openBucket(t, address(endpoint, "site/zone"))) })
	s := openBucket(t, address(endpoint, "site/zone"))
	list, err := s.List(context.Background(), "", true)
	if err != nil || len(list) == 0 || slices.ContainsFunc(list, func(e upload.Entry) bool { return e.MD5 == nil }) {
		t.Errorf("%d files, %v", len(list), err)
	}
	if _, err := openBucket(t, address(endpoint, "none")).List(context.Background(), "", false); err == nil {
		t.Error("a bucket that does not exist was listed")
	}
	// Readers are told what was said.
	client := s3.New(s3.Options{Region: "us-east-1", BaseEndpoint: aws.String(endpoint), UsePathStyle: true,
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: "guiju-test", SecretAccessKey: "guiju-test-secret"}, nil
		})})
	head, err := client.HeadObject(context.Background(), &s3.HeadObjectInput{Bucket: aws.String("site"), Key: aws.String("zone/index.html")})
	if err != nil || *head.ContentType != "text/html; charset=utf-8" || *head.CacheControl != "no-cache" {
		t.Errorf("%v %+v", err, head)
	}
}

// versity starts the server and makes a bucket in it: a folder.
func versity(t *testing.T, program string) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := l.Addr().String()
	l.Close()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "site"), 0o755); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "--port", port, "--quiet", "--access", "guiju-test", "--secret", "guiju-test-secret", "posix", dir)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	s := upload.Patient{Store: openBucket(t, address("http://"+port, "site")), Attempts: 8, Pause: 50 * time.Millisecond, Sleep: upload.Sleep}
	if _, err := s.List(context.Background(), "", false); err != nil {
		if errors.Is(err, os.ErrPermission) {
			t.Skip("versitygw: ", err)
		}
		t.Fatalf("%v\n%s", err, said.String())
	}
	return "http://" + port
}
