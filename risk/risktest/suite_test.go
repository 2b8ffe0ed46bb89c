package risktest_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/risk/risktest"
)

func TestMemStore(t *testing.T) {
	risktest.TestStore(t, func(*testing.T) risktest.Store { return risktest.NewMemStore() })
}
