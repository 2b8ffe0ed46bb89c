package portfoliotest_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/governance/portfolio"
	"github.com/kommunkvalitet/kvalitet/governance/portfolio/portfoliotest"
)

func TestMemStore(t *testing.T) {
	portfoliotest.TestStore(t, func(*testing.T) portfolio.Store { return portfoliotest.NewMemStore() })
}
