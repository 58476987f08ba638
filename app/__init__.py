"""The web front: typed forms in, plain values out; every act goes through the desk."""
