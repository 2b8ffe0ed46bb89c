package awardtest_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/governance/award/awardtest"
)

func TestMemStore(t *testing.T) {
	awardtest.TestStore(t, func(*testing.T) awardtest.Store { return awardtest.NewMemStore() })
}
