// Package bucket is S3-compatible object storage as a store of package upload.
// It alone brings in the libraries for that, which are a seventh of the program
// when they are linked: see the build tag s3.
//
// Credentials come from where the tools of S3 look for them (AWS_ACCESS_KEY_ID,
// AWS_SECRET_ACCESS_KEY, AWS_PROFILE …), never from the address.
package bucket

import (
	"context"
	"crypto/md5"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"strconv"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	gcaws "gocloud.dev/aws"
	"gocloud.dev/blob"
	"gocloud.dev/blob/s3blob"
	"gocloud.dev/gcerrors"

	"guiju/generator/upload"
)

// Scheme begins the address of a bucket.
const Scheme = "s3://"

// onePart is the size up to which a file is written in one request; then the
// store tells its MD5.
const onePart = 512 << 20

// Store is the part of a bucket whose names begin with a prefix.
type Store struct {
	bucket *blob.Bucket
	prefix string // "" or ends in "/"
}

// Open opens s3://bucket/prefix?endpoint=…&region=…&s3ForcePathStyle=true. It
// asks the network nothing.
func Open(ctx context.Context, address string) (*Store, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	if u.Scheme+"://" != Scheme || u.Host == "" || u.User != nil {
		return nil, fmt.Errorf("%s: want s3://bucket/prefix?endpoint=…", u.Redacted())
	}
	q := u.Query()
	pathStyle := false
	for _, key := range []string{"s3ForcePathStyle", "use_path_style"} {
		if v := q.Get(key); v != "" {
			if pathStyle, err = strconv.ParseBool(v); err != nil {
				return nil, fmt.Errorf("%s=%s: want true or false", key, v)
			}
			q.Del(key)
		}
	}
	// Checksums of the newer kind are not known to every compatible server;
	// Content-MD5, which Put sends, is.
	for _, key := range []string{"request_checksum_calculation", "response_checksum_validation"} {
		if q.Get(key) == "" {
			q.Set(key, "when_required")
		}
	}
	cfg, err := gcaws.V2ConfigFromURLParams(ctx, q)
	if err != nil {
		return nil, err
	}
	client := s3.NewFromConfig(cfg, func(o *s3.Options) {
		o.UsePathStyle = pathStyle
		o.Retryer = aws.NopRetryer{} // upload.Patient tries again
	})
	b, err := s3blob.OpenBucket(ctx, client, u.Host, &s3blob.Options{RequestChecksumCalculation: cfg.RequestChecksumCalculation})
	if err != nil {
		return nil, err
	}
	prefix := strings.Trim(u.Path, "/")
	if prefix != "" {
		prefix += "/"
	}
	return &Store{b, prefix}, nil
}

// Close lets go of the connections.
func (s *Store) Close() error { return s.bucket.Close() }

// KeepsAttributes is true: what Put is told, readers are told.
func (s *Store) KeepsAttributes() bool { return true }

func (s *Store) Put(ctx context.Context, name string, body []byte, a upload.Attributes) error {
	sum := md5.Sum(body)
	o := &blob.WriterOptions{
		ContentType: a.Type, ContentEncoding: a.Encoding, CacheControl: a.Cache, ContentMD5: sum[:],
		DisableContentTypeDetection: true, BufferSize: min(max(len(body)+1, 5<<20), onePart), MaxConcurrency: 1,
	}
	return plain(s.bucket.WriteAll(ctx, s.prefix+name, body, o))
}

func (s *Store) Get(ctx context.Context, name string) ([]byte, error) {
	b, err := s.bucket.ReadAll(ctx, s.prefix+name)
	return b, plain(err)
}

func (s *Store) List(ctx context.Context, prefix string, _ bool) (list []upload.Entry, err error) {
	for it := s.bucket.List(&blob.ListOptions{Prefix: s.prefix + prefix}); ; {
		o, err := it.Next(ctx)
		if err == io.EOF {
			return list, nil
		}
		if err != nil {
			return nil, plain(err)
		}
		list = append(list, upload.Entry{Name: strings.TrimPrefix(o.Key, s.prefix), Size: o.Size, MD5: o.MD5})
	}
}

func (s *Store) Delete(ctx context.Context, name string) error {
	err := plain(s.bucket.Delete(ctx, s.prefix+name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// plain says in the words of package fs what stands behind an error.
func plain(err error) error {
	switch gcerrors.Code(err) {
	case gcerrors.OK:
		return err
	case gcerrors.NotFound:
		return fmt.Errorf("%w: %w", err, fs.ErrNotExist)
	case gcerrors.PermissionDenied:
		return fmt.Errorf("%w: %w", err, fs.ErrPermission)
	}
	return err
}
