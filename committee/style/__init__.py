"""The page that shows every component in every state, for who carries on with the look of the house."""
