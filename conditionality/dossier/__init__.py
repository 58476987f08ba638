"""The dossier: what happened to a request, what may happen next, who may do it, and until when."""
