package kolada

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/kommunkvalitet/kvalitet"
)

// BaseURL is where version 3 of the API answers.
const BaseURL = "https://api.kolada.se/v3"

// The limits that the API has, or that keep a client polite.
const (
	maxIDs      = 25       // identities in a segment of the address
	maxPages    = 100_000  // pages in an answer
	maxPageSize = 64 << 20 // bytes in a page
)

// Client fetches from the API (hämtare). Make one with fields; the zero value asks [BaseURL] with
// [http.DefaultClient]. It may be used from many goroutines.
type Client struct {
	Base string // the API's address; empty is BaseURL
	HTTP Doer
	// Attempts is how many times a page is asked for before giving up; 0 is 5.
	Attempts int
	// Backoff is the wait before the second attempt, doubled each time; 0 is one second. An answer that says how long to
	// wait (Retry-After) is obeyed up to MaxWait; 0 is a minute.
	Backoff, MaxWait time.Duration
	// Sleep waits, or returns the context's error; nil uses a timer. Tests give one that does not wait.
	Sleep func(context.Context, time.Duration) error
}

// Doer sends a request; [*http.Client] does.
type Doer interface {
	Do(*http.Request) (*http.Response, error)
}

// ErrAPI is wrapped when the API answered, but not with what was asked for: another status, broken or cut-off JSON, a
// page that came twice.
var ErrAPI = errors.New("oväntat svar från Kolada / unexpected answer from Kolada")

// Page is one answer, as it came.
type Page struct {
	Address string          `json:"address"`
	Body    json.RawMessage `json:"body"`
	Count   int             `json:"count"`         // elements in it
	Next    string          `json:"next,omitzero"` // the address of the next page; empty on the last one
	Fetched time.Time       `json:"fetched,omitzero"`
}

// Pages fetches an address and the pages that follow it. An error is the last pair: a fetch that was cut short never
// looks whole. The address of the page that failed, to go on from, is in the [*PageError].
func (c *Client) Pages(ctx context.Context, address string) iter.Seq2[Page, error] {
	return func(yield func(Page, error) bool) {
		seen := make(map[[sha256.Size]byte]string)
		for n := 0; address != ""; n++ {
			page, err := c.page(ctx, address)
			if err == nil && n >= maxPages {
				err = fmt.Errorf("%w: svaret tar inte slut / the answer does not end", ErrAPI)
			}
			if err == nil && page.Count > 0 {
				sum := sha256.Sum256(valuesOf(page.Body))
				if first, again := seen[sum]; again {
					err = fmt.Errorf("%w: samma sida kom två gånger / the same page came twice (%s)", ErrAPI, first)
				}
				seen[sum] = address
			}
			if err != nil {
				yield(Page{}, &PageError{Address: address, Err: err})
				return
			}
			if !yield(page, nil) {
				return
			}
			address = page.Next
		}
	}
}

// valuesOf returns the list of the page without what tells pages apart.
func valuesOf(body []byte) []byte {
	var p struct {
		Values json.RawMessage `json:"values"`
	}
	if json.Unmarshal(body, &p) != nil {
		return body
	}
	return p.Values
}

// PageError is a page that could not be fetched. Its address is where [Client.Pages] can go on.
type PageError struct {
	Address string
	Err     error
}

// Error gives the address and the cause.
func (e *PageError) Error() string { return e.Address + ": " + e.Err.Error() }

// Unwrap returns the cause.
func (e *PageError) Unwrap() error { return e.Err }

// page fetches one page, with patience.
func (c *Client) page(ctx context.Context, address string) (Page, error) {
	attempts, wait := c.Attempts, c.Backoff
	if attempts <= 0 {
		attempts = 5
	}
	if wait <= 0 {
		wait = time.Second
	}
	var last error
	for n := range attempts {
		if err := ctx.Err(); err != nil {
			return Page{}, err
		}
		page, retry, err := c.once(ctx, address)
		if err == nil {
			return page, nil
		}
		if ctx.Err() != nil {
			return Page{}, ctx.Err()
		}
		last = err
		if retry < 0 {
			return Page{}, last
		}
		if n+1 == attempts {
			break
		}
		if err := c.sleep(ctx, min(max(retry, wait<<n), c.maxWait())); err != nil {
			return Page{}, err
		}
	}
	return Page{}, fmt.Errorf("efter %d försök / after %d attempts: %w", attempts, attempts, last)
}

func (c *Client) maxWait() time.Duration {
	if c.MaxWait > 0 {
		return c.MaxWait
	}
	return time.Minute
}

func (c *Client) sleep(ctx context.Context, d time.Duration) error {
	if c.Sleep != nil {
		return c.Sleep(ctx, d)
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

// never says that trying again does not help.
const never = -1

// once asks for a page; the duration is how long the server wants us to wait before asking again, or never.
func (c *Client) once(ctx context.Context, address string) (Page, time.Duration, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return Page{}, never, fmt.Errorf("%w: %w", kvalitet.ErrInvalid, err)
	}
	req.Header.Set("Accept", "application/json")
	var doer Doer = http.DefaultClient
	if c.HTTP != nil {
		doer = c.HTTP
	}
	resp, err := doer.Do(req)
	if err != nil {
		return Page{}, 0, err
	}
	defer func() { _ = resp.Body.Close() }()
	switch {
	case resp.StatusCode == http.StatusTooManyRequests || resp.StatusCode >= 500:
		return Page{}, retryAfter(resp.Header.Get("Retry-After")), fmt.Errorf("%w: status %d", ErrAPI, resp.StatusCode)
	case resp.StatusCode != http.StatusOK:
		return Page{}, never, fmt.Errorf("%w: status %d", ErrAPI, resp.StatusCode)
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxPageSize+1))
	if err != nil {
		return Page{}, 0, fmt.Errorf("%w: avklippt svar / the answer was cut off: %w", ErrAPI, err)
	}
	if len(body) > maxPageSize {
		return Page{}, never, fmt.Errorf("%w: för stor sida / the page is too large", ErrAPI)
	}
	page, err := parsePage(address, body)
	return page, 0, err
}

// retryAfter reads a number of seconds; anything else is no wish.
func retryAfter(header string) time.Duration {
	seconds, err := strconv.Atoi(strings.TrimSpace(header))
	if err != nil || seconds < 0 || seconds > 3600 {
		return 0
	}
	return time.Duration(seconds) * time.Second
}

// parsePage checks that a body is a page of version 2 or 3.
func parsePage(address string, body []byte) (Page, error) {
	var p struct {
		Values   *[]json.RawMessage `json:"values"`
		NextURL  *string            `json:"next_url"`
		NextPage *string            `json:"next_page"`
	}
	if err := json.Unmarshal(body, &p); err != nil {
		return Page{}, fmt.Errorf("%w: fel JSON / wrong JSON: %w", ErrAPI, err)
	}
	if p.Values == nil {
		return Page{}, fmt.Errorf("%w: svaret har ingen lista \"values\" / the answer has no list \"values\"", ErrAPI)
	}
	page := Page{Address: address, Body: bytes.Clone(body), Count: len(*p.Values)}
	for _, next := range []*string{p.NextURL, p.NextPage} {
		if next != nil && *next != "" {
			page.Next = *next
		}
	}
	if page.Next != "" {
		here, err := url.Parse(address)
		if err != nil {
			return Page{}, fmt.Errorf("%w: %w", kvalitet.ErrInvalid, err)
		}
		next, err := here.Parse(page.Next)
		if err != nil || next.Host != here.Host {
			return Page{}, fmt.Errorf("%w: nästa sida ligger någon annanstans / the next page is elsewhere: %s", ErrAPI, page.Next)
		}
		page.Next = next.String()
	}
	return page, nil
}

// DefinitionHash is a hash of what a measure is said to mean: it changes when the title or the description does.
func (k KPI) DefinitionHash() string {
	sum := sha256.Sum256([]byte(k.ID + "\x00" + k.Title + "\x00" + k.Description))
	return hex.EncodeToString(sum[:8])
}
