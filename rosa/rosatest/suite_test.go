package rosatest_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/rosa/rosatest"
)

func TestMemStore(t *testing.T) {
	rosatest.TestStore(t, func(*testing.T) rosatest.Store { return rosatest.NewMemStore() })
}
