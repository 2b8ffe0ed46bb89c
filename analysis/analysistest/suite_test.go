package analysistest_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/analysis/analysistest"
)

func TestMemStore(t *testing.T) {
	analysistest.TestStore(t, func(*testing.T) analysistest.Store { return analysistest.NewMemStore() })
}
