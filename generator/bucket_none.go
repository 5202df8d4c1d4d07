//go:build !s3

package main

import (
	"context"
	"errors"
)

// errNoBuckets: the libraries of object storage would make the program a
// seventh larger for everybody.
var errNoBuckets = errors.New("这个程序不带对象存储，请用 go build -tags s3 ./generator 构建 / this program was built without object storage: go build -tags s3 ./generator")

func openBucket(context.Context, string) (destination, error) { return destination{}, errNoBuckets }
