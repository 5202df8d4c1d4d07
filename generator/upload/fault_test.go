package upload_test

import (
	"context"
	"errors"
	"testing"
	"testing/fstest"
	"time"

	"guiju/generator/upload"
	"guiju/generator/verify"
)

// settled checks, after a run that succeeded, that a further one does nothing.
func settled(t *testing.T, o *upload.Options, s *memory, site fstest.MapFS) {
	t.Helper()
	puts, deletes := s.puts, s.deletes
	if _, err := bring(o, site); err != nil {
		t.Error(err)
	}
	if s.puts != puts || s.deletes != deletes {
		t.Errorf("a rerun made %d uploads and %d deletions", s.puts-puts, s.deletes-deletes)
	}
}

// TestEveryRequestFails lets every single request of a publication go wrong in
// every way. What readers see stays closed, the manifest never stands there
// before its files, and running again brings the release, writing only what is
// missing.
func TestEveryRequestFails(t *testing.T) {
	sites := chain(t, 2)
	runs, failed := 0, 0
	for _, kind := range faults {
		for k := 1; ; k++ {
			s := newMemory()
			mustBring(t, options(s), sites[0])
			bad := &faulty{Store: s, kind: kind, k: k, lagged: map[string][]upload.Entry{}}
			if kind == lag {
				if k > 1 {
					break
				}
				bad.lagged[""], _ = s.List(context.Background(), "", true)
			}
			s.after = func(name string) {
				if kind == partial {
					return // half a file is what this store leaves
				}
				visible := map[string][]byte{}
				for n, b := range s.files {
					visible[n] = b
				}
				closed(t, visible, string(kind)+" "+name)
				if string(visible[verify.ManifestName]) == string(sites[1][verify.ManifestName].Data) {
					for n, f := range sites[1] {
						if string(visible[n]) != string(f.Data) {
							t.Errorf("%s, request %d: the manifest is there before %s", kind, k, n)
						}
					}
				}
			}
			before := s.puts
			_, err := bring(options(bad), sites[1])
			if err == nil && bad.n < k {
				break // there was no k-th request
			}
			runs++
			if err != nil {
				failed++
				if !errors.Is(err, errFault) {
					t.Errorf("%s, request %d: %v", kind, k, err)
				}
				o := options(s)
				mustBring(t, o, sites[1])
				if all := s.puts - before; kind == drop && all > 23 { // what an undisturbed run writes
					t.Errorf("%s, request %d: %d uploads in all", kind, k, all)
				}
			}
			s.after = nil
			o := options(s)
			settled(t, o, s, sites[1])
			o.Now = now.Add(25 * time.Hour)
			mustBring(t, o, sites[1])
			holds(t, s, sites[1])
			for n := 1; n <= 2; n++ {
				if _, err := o.Recorded(context.Background(), n); err != nil {
					t.Error(err)
				}
			}
		}
	}
	t.Logf("%d runs, %d of them failed and were run again", runs, failed)
	if failed < 100 {
		t.Errorf("only %d runs failed", failed)
	}
}

// TestPatience: a request that fails now and then is made again, waiting twice
// as long each time; what is not there is not asked for again.
func TestPatience(t *testing.T) {
	sites := chain(t, 1)
	s := newMemory()
	var slept []time.Duration
	patient := upload.Patient{Store: &flaky{memory: s}, Attempts: 4, Pause: time.Second,
		Sleep: func(_ context.Context, d time.Duration) error { slept = append(slept, d); return nil }}
	if _, err := bring(options(patient), sites[0]); err != nil {
		t.Fatal(err)
	}
	holds(t, s, sites[0])
	if len(slept) < 10 || slept[0] != time.Second || slept[1] != 2*time.Second {
		t.Errorf("waited %v", slept)
	}
	waits := len(slept)
	patient.Store = s
	if _, err := patient.Get(context.Background(), "none"); err == nil || len(slept) != waits {
		t.Errorf("%v, %d more waits", err, len(slept)-waits)
	}
	patient.Store = &faulty{Store: s, kind: outage, k: 1}
	if _, err := patient.Get(context.Background(), "none"); !errors.Is(err, errFault) || len(slept) != waits+3 {
		t.Errorf("%v, %d waits", err, len(slept)-waits)
	}
}

// flaky fails two of three requests to write.
type flaky struct {
	*memory
	n int
}

func (s *flaky) Put(ctx context.Context, name string, body []byte, a upload.Attributes) error {
	if s.n++; s.n%3 != 0 {
		return errFault
	}
	return s.memory.Put(ctx, name, body, a)
}
