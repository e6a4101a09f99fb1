"""What pages share: navigation, start of a page, filters, panels, cached access to the store."""
