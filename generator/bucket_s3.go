//go:build s3

package main

import (
	"context"

	"guiju/generator/upload/bucket"
)

// openBucket opens object storage, which a program built with the tag s3 knows.
func openBucket(ctx context.Context, address string) (destination, error) {
	b, err := bucket.Open(ctx, address)
	if err != nil {
		return destination{}, err
	}
	return destination{store: b, close: b.Close}, nil
}
