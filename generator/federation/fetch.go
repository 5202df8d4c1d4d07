package federation

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"os"
	"path"
	"strings"
	"time"

	"guiju/generator/model"
	"guiju/generator/verify"
)

// fetchTime is how long a site may take to answer with one file.
const fetchTime = 30 * time.Second

// wanted are the files of a city: where they are on its site, and how large
// they may be.
var wanted = []struct {
	path string
	max  int64
	into func(*model.CityFiles) *[]byte
}{
	{verify.ManifestName, model.MaxCityManifest, func(f *model.CityFiles) *[]byte { return &f.Manifest }},
	{verify.SignatureName, model.MaxCitySignature, func(f *model.CityFiles) *[]byte { return &f.Signature }},
	{model.CataloguePath, model.MaxCityCatalogue, func(f *model.CityFiles) *[]byte { return &f.Catalogue }},
}

// Fetch takes the three files of a city from a published folder, a packed site
// (ZIP) or the address of a site. A file that is not there stays nil; that
// nothing could be reached is an error. It decodes nothing.
func Fetch(ctx context.Context, from string) (model.CityFiles, error) {
	if strings.HasPrefix(from, "https://") || strings.HasPrefix(from, "http://") {
		return fromSite(ctx, from)
	}
	info, err := os.Stat(from)
	if err != nil {
		return model.CityFiles{}, err
	}
	if info.IsDir() {
		root, err := os.OpenRoot(from) // nothing outside of the folder
		if err != nil {
			return model.CityFiles{}, err
		}
		defer root.Close()
		return taken(func(name string) (io.ReadCloser, error) { return root.Open(name) })
	}
	z, err := zip.OpenReader(from)
	if err != nil {
		return model.CityFiles{}, err
	}
	defer z.Close()
	return taken(func(name string) (io.ReadCloser, error) { return inZip(&z.Reader, path.Join(verify.PackFolder, name)) })
}

// inZip opens the one entry of the name. Names that come twice mean different
// files to different programs.
func inZip(z *zip.Reader, name string) (io.ReadCloser, error) {
	var found *zip.File
	for _, f := range z.File {
		if f.Name != name {
			continue
		}
		if found != nil {
			return nil, fmt.Errorf("%s comes twice / 重复", name)
		}
		found = f
	}
	if found == nil {
		return nil, fs.ErrNotExist
	}
	return found.Open()
}

func fromSite(ctx context.Context, from string) (model.CityFiles, error) {
	base, err := url.Parse(strings.TrimSuffix(from, "/") + "/")
	if err != nil {
		return model.CityFiles{}, err
	}
	if !safe(base) {
		return model.CityFiles{}, errNotHTTPS
	}
	client := &http.Client{Timeout: fetchTime, CheckRedirect: func(to *http.Request, via []*http.Request) error {
		// A site that moved is recorded anew, by people; a redirect to another
		// host is not followed.
		if len(via) > 3 || to.URL.Host != base.Host || to.URL.Scheme != base.Scheme {
			return errElsewhere
		}
		return nil
	}}
	return taken(func(name string) (io.ReadCloser, error) {
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, base.JoinPath(name).String(), nil)
		if err != nil {
			return nil, err
		}
		answer, err := client.Do(r)
		if err != nil {
			return nil, err
		}
		switch answer.StatusCode {
		case http.StatusOK:
			return answer.Body, nil
		case http.StatusNotFound, http.StatusGone:
			err = fs.ErrNotExist
		default:
			err = fmt.Errorf("%s: %s", name, answer.Status)
		}
		return nil, errors.Join(err, answer.Body.Close())
	})
}

var (
	errNotHTTPS  = errors.New("only https, or http on this machine / 只用 https，或本机的 http")
	errElsewhere = errors.New("the site sends to another address / 网站转到了别的地址")
)

// safe tells addresses that nobody on the way can answer for.
func safe(u *url.URL) bool {
	if u.User != nil || u.Host == "" {
		return false
	}
	ip := net.ParseIP(u.Hostname())
	return u.Scheme == "https" || u.Scheme == "http" && (u.Hostname() == "localhost" || ip != nil && ip.IsLoopback())
}

// taken reads the files, none beyond its limit.
func taken(open func(name string) (io.ReadCloser, error)) (f model.CityFiles, err error) {
	for _, w := range wanted {
		r, err := open(w.path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return model.CityFiles{}, err
		}
		b, err := io.ReadAll(io.LimitReader(r, w.max+1))
		if err = errors.Join(err, r.Close()); err != nil {
			return model.CityFiles{}, err
		}
		if int64(len(b)) > w.max {
			return model.CityFiles{}, fmt.Errorf("%s is too large / 过大", w.path)
		}
		*w.into(&f) = b
	}
	return f, nil
}
