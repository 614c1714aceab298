module github.com/hearsay-org/hearsay

go 1.26
